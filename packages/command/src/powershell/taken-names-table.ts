import type { Verb } from '../declaration/verbs.ts';

/**
 * The nouns that commands of PowerShell and Windows have already, by verb: those of the modules that
 * come with PowerShell 5.1 and 7, and of Windows' PrintManagement and PKI. A command of the same name
 * would take their place in the whole session.
 */
export const takenNouns: Readonly<Partial<Record<Verb, string>>> = {
  Add: 'Computer Content History LocalGroupMember Member Printer PrinterDriver PrinterPort Type',
  Clear: 'Content EventLog History Host Item ItemProperty RecycleBin Variable',
  Complete: 'Transaction',
  Compress: 'Archive PSResource',
  Connect: 'PSSession WSMan',
  Convert: 'Path String',
  Copy: 'Item ItemProperty',
  Disable:
    'ComputerRestore ExperimentalFeature JobTrigger LocalUser PSBreakpoint PSRemoting PSSessionConfiguration PSTrace PSWSManCombinedTrace RunspaceDebug ScheduledJob WSManCredSSP WSManTrace',
  Disconnect: 'PSSession WSMan',
  Enable:
    'ComputerRestore ExperimentalFeature JobTrigger LocalUser PSBreakpoint PSRemoting PSSessionConfiguration PSTrace PSWSManCombinedTrace RunspaceDebug ScheduledJob WSManCredSSP WSManTrace',
  Expand: 'Archive',
  Export:
    'Alias BinaryMiLog Certificate Clixml Console Counter Csv FormatData ModuleMember ODataEndpointProxy PfxCertificate PSSession',
  Find: 'Command DscResource Module Package PackageProvider PSResource RoleCapability Script',
  Get: 'Acl Alias AuthenticodeSignature Certificate CertificateAutoEnrollmentPolicy CertificateEnrollmentPolicyServer CertificateNotificationTask ChildItem CimAssociatedInstance CimClass CimInstance CimSession Clipboard CmsMessage Command ComputerInfo ComputerRestorePoint Content ControlPanelItem Counter Credential CredsFromCredentialProvider Culture Date DscConfiguration DscLocalConfigurationManager DscResource Error Event EventLog EventSubscriber ExecutionPolicy ExperimentalFeature FileHash FormatData Help History Host HotFix InstalledModule InstalledPSResource InstalledScript Item ItemProperty ItemPropertyValue Job JobTrigger LocalGroup LocalGroupMember LocalUser Location LogProperties MarkdownOption Member Module OperationValidation Package PackageProvider PackageSource PfxCertificate PfxData PrintConfiguration Printer PrinterDriver PrinterPort PrinterProperty PrintJob Process PSBreakpoint PSCallStack PSDrive PSHostProcessInfo PSProvider PSReadLineKeyHandler PSReadLineOption PSRepository PSResourceRepository PSScriptFileInfo PSSession PSSessionCapability PSSessionConfiguration PSSubsystem Random Runspace RunspaceDebug ScheduledJob ScheduledJobOption SecureRandom Service TimeZone TraceSource Transaction TypeData UICulture Unique Uptime Variable Verb WinEvent WmiObject WSManCredSSP WSManInstance',
  Import:
    'Alias BinaryMiLog Certificate Clixml Counter Csv LocalizedData Module PackageProvider PfxCertificate PowerShellDataFile PSGalleryModule PSSession',
  Install: 'Module Package PackageProvider PSResource Script',
  Invoke:
    'AsWorkflow CimMethod Command DscResource Expression History Item OperationValidation RestMethod WebRequest WmiMethod WSManAction',
  Move: 'Item ItemProperty',
  New: 'Alias CertificateNotificationTask CimInstance CimSession CimSessionOption DscChecksum Event EventLog FileCatalog Guid Item ItemProperty JobTrigger LocalGroup LocalUser Module ModuleManifest Object PSDrive PSRoleCapabilityFile PSScriptFileInfo PSSession PSSessionConfigurationFile PSSessionOption PSTransportOption PSWorkflowExecutionOption PSWorkflowSession ScheduledJobOption ScriptFileInfo SelfSignedCertificate Service TemporaryFile TimeSpan Variable WebServiceProxy WinEvent WSManInstance WSManSessionOption',
  Publish: 'DscConfiguration Module PSResource Script',
  Register:
    'ArgumentCompleter CimIndicationEvent EngineEvent ObjectEvent PackageSource PSRepository PSResourceRepository PSSessionConfiguration ScheduledJob WmiEvent',
  Remove:
    'Alias CertificateEnrollmentPolicyServer CertificateNotificationTask CimInstance CimSession Computer DscConfigurationDocument Event EventLog Item ItemProperty Job JobTrigger LocalGroup LocalGroupMember LocalUser Module Printer PrinterDriver PrinterPort PrintJob PSBreakpoint PSDrive PSReadLineKeyHandler PSSession Service TypeData Variable WmiObject WSManInstance',
  Rename: 'Computer Item ItemProperty LocalGroup LocalUser Printer',
  Reset: 'ComputerMachinePassword PSResourceRepository',
  Restart: 'Computer PrintJob Service',
  Restore: 'Computer DscConfiguration',
  Resume: 'Job PrintJob Service',
  Save: 'Help Module Package PSResource Script',
  Select: 'Object String Xml',
  Send: 'MailMessage',
  Set: 'Acl Alias AuthenticodeSignature CertificateAutoEnrollmentPolicy CimInstance Clipboard Content Culture Date DscLocalConfigurationManager ExecutionPolicy Item ItemProperty JobTrigger LocalGroup LocalUser Location LogProperties MarkdownOption PackageSource PrintConfiguration Printer PrinterProperty PSBreakpoint PSDebug PSReadLineKeyHandler PSReadLineOption PSRepository PSResourceRepository PSSessionConfiguration ScheduledJob ScheduledJobOption Service StrictMode TimeZone TraceSource Variable WmiInstance WSManInstance WSManQuickConfig',
  Show: 'Command ControlPanelItem EventLog Markdown',
  Start: 'DscConfiguration Job Process Service Sleep ThreadJob Trace Transaction Transcript',
  Stop: 'Computer DscConfiguration Job Process Service Trace Transcript',
  Suspend: 'Job PrintJob Service',
  Switch: 'Certificate Process',
  Test: 'AppLockerPolicy Certificate ComputerSecureChannel Connection DscConfiguration FileCatalog Json ModuleManifest Path PSScriptFileInfo PSSessionConfigurationFile ScriptFileInfo WSMan',
  Uninstall: 'Module Package PSResource Script',
  Unregister:
    'Event PackageSource PSRepository PSResourceRepository PSSessionConfiguration ScheduledJob',
  Update:
    'DscConfiguration FormatData Help List Module ModuleManifest PSModuleManifest PSResource PSScriptFileInfo Script ScriptFileInfo TypeData',
  Wait: 'Debugger Event Job Process',
};
