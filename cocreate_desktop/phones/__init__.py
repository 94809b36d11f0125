"""The participants' pages: an ASGI application for the hall's Wi-Fi. It shows what a participant may see and takes notes and
votes through the services; it steers nothing."""
