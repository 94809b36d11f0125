"""How well stickers on made-up posters are counted: class by class, and from how many pixels a sticker on."""
