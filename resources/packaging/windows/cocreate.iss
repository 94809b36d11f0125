; For Inno Setup 6, started by pack.py: iscc /DVersion=… /DFolder=… /DOut=… cocreate.iss
; For one user and without rights of an administrator. What a person made (projects, settings, keys) stays when it is removed.

#define App "CoCreate Desktop"
#define Window "cocreate-desktop.exe"
#define Command "cocreate.exe"

[Setup]
AppId={{6D0C6B0A-6E2E-4B0B-9C57-0C9B5F7C3D41}
AppName={#App}
AppVersion={#Version}
AppVerName={#App} {#Version}
AppPublisher=CoCreate Desktop contributors
VersionInfoVersion={#Version}
PrivilegesRequired=lowest
DefaultDirName={autopf}\{#App}
DisableProgramGroupPage=yes
DisableDirPage=auto
LicenseFile={#Folder}\_internal\LICENSE
UninstallDisplayIcon={app}\{#Window}
UninstallDisplayName={#App}
OutputDir={#Out}
OutputBaseFilename=CoCreate-Desktop-{#Version}-setup
Compression=lzma2/normal
SolidCompression=yes
WizardStyle=modern
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
MinVersion=10.0.17763
CloseApplications=yes

[Languages]
Name: "nl"; MessagesFile: "compiler:Languages\Dutch.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
nl.Project=CoCreate-traject
en.Project=CoCreate project
nl.OnDesktop=Snelkoppeling op het bureaublad
en.OnDesktop=Shortcut on the desktop
nl.Start=Open CoCreate Desktop
en.Start=Open CoCreate Desktop

[Tasks]
Name: "desktop"; Description: "{cm:OnDesktop}"; Flags: unchecked

[InstallDelete]
; Of an older version nothing may stay behind beside the new one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\{#Window}"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Folder}\{#Command}"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Folder}\_internal\*"; DestDir: "{app}\_internal"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\{#App}"; Filename: "{app}\{#Window}"
Name: "{autodesktop}\{#App}"; Filename: "{app}\{#Window}"; Tasks: desktop

[Registry]
Root: HKA; Subkey: "Software\Classes\.cocreate"; ValueType: string; ValueData: "CoCreate.Project"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\CoCreate.Project"; ValueType: string; ValueData: "{cm:Project}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\CoCreate.Project\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Window},0"
Root: HKA; Subkey: "Software\Classes\CoCreate.Project\shell\open\command"; ValueType: string; ValueData: """{app}\{#Window}"" ""%1"""
; Windows + R and shortcuts find `cocreate`; a terminal asks for its whole path.
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\{#Command}"; ValueType: string; ValueData: "{app}\{#Command}"; Flags: uninsdeletekey

[Run]
Filename: "{app}\{#Window}"; Description: "{cm:Start}"; Flags: nowait postinstall skipifsilent
