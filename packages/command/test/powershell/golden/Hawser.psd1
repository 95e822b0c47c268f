@{
    RootModule = 'Hawser.psm1'
    ModuleVersion = '1.2.3'
    GUID = '937e760b-ed27-4329-a77d-4ea5ad988326'
    Author = 'Hawser'
    Description = 'Runs the commands of hawser, and gives what they give as objects.'
    PowerShellVersion = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    FunctionsToExport = @('Get-Thing', 'Publish-Thing', 'Stop-HawserService')
    CmdletsToExport = @()
    VariablesToExport = @()
    AliasesToExport = @('Create-Thing', 'Halt-Service')
    PrivateData = @{ PSData = @{ Prerelease = 'beta1' } }
}
