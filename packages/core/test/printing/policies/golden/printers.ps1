#Requires -Version 5.1
# Gives whoever runs it printers of https://print.example.com/mcs.
# Run it as the person, not as the system, in the PowerShell of 64 bits. The agent has to run
# for that person, who has to be signed in: hawser-agent connect-agent-user
$ErrorActionPreference = 'Stop'
$ids = @(
  '9bacca98-aa39-4e96-bd2a-4bb8e4b14331' # Office
  '5aee9e21-8e26-495e-b4ed-754d5dc52d18' # 2nd floor, Ada's / $(rm -rf)\u2028\n
  '1e098c4c-37dc-479e-b7a9-67b6d1bc76fb' # OFFICE
  '302043cf-eaa9-422e-bebd-6ae3c6b351e7' # 大阪
)
foreach ($id in $ids) {
  $written = hawser-agent add-cloud-printer $id -Output jsonl
  if ($LASTEXITCODE -ne 0) { throw "hawser-agent add-cloud-printer $id ended with $LASTEXITCODE" }
  $added = $written | ConvertFrom-Json
  if (Get-Printer -Name $added.name -ErrorAction SilentlyContinue) { continue }
  Add-Printer -Name $added.name -IppURL ($added.uri -replace '^ipp:', 'http:')
}
