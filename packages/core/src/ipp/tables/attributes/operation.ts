/** Operation attributes, as IANA has registered them. */
export const operationAttributes = `
attributes-charset: charset
attributes-natural-language: naturalLanguage
charge-info-message: text
client-info: 1setOf collection
  client-name: name(127)
  client-patches: text(255) | no-value
  client-string-version: text(127)
  client-type: enum
  client-version: octetString(64) | no-value
compression: keyword
compression-accepted: 1setOf keyword
destination-accesses: 1setOf collection | no-value
  access-oauth-token: 1setOf octetString
  access-oauth-uri: uri
  access-password: text
  access-pin: text
  access-user-name: text
  access-x509-certificate: 1setOf octetString
detailed-status-message: text
document-access: collection | no-value
  access-oauth-token: 1setOf octetString
  access-oauth-uri: uri
  access-password: text
  access-pin: text
  access-user-name: text
  access-x509-certificate: 1setOf octetString
document-access-error: text
document-charset: charset
document-data-get-interval: integer(0:MAX)
document-data-wait: boolean
document-digital-signature: keyword
document-format: mimeMediaType
document-format-accepted: 1setOf mimeMediaType
document-format-details: 1setOf collection
  document-format: mimeMediaType
  document-format-device-id: text(127)
  document-format-version: text(127)
  document-natural-language: 1setOf naturalLanguage
  document-source-application-name: name
  document-source-application-version: text(127)
  document-source-os-name: name(40)
  document-source-os-version: text(40)
document-format-version: text(127)
document-message: text
document-metadata: 1setOf octetString
document-name: name
document-natural-language: naturalLanguage
document-number: integer(1:MAX)
document-password: octetString(1023)
document-preprocessed: boolean
document-uri: uri
encrypted-job-request-format: mimeMediaType
encrypted-job-request-id: integer(1:MAX)
fetch-status-code: enum
fetch-status-message: text
first-index: integer(1:MAX)
identify-actions: 1setOf keyword
input-attributes: collection
  input-auto-scaling: boolean
  input-auto-skew-correction: boolean
  input-brightness: integer(-100:100)
  input-color-mode: keyword
  input-content-type: keyword
  input-contrast: integer(-100:100)
  input-film-scan-mode: keyword
  input-images-to-transfer: integer(1:MAX)
  input-media: keyword | name
  input-orientation-requested: keyword
  input-quality: enum
  input-resolution: resolution
  input-scaling-height: integer(1:1000)
  input-scaling-width: integer(1:1000)
  input-scan-regions: 1setOf collection
    x-dimension: integer
    x-origin: integer
    y-dimension: integer
    y-origin: integer
  input-sharpness: integer(-100:100)
  input-sides: keyword
  input-source: keyword
ipp-attribute-fidelity: boolean
job-authorization-uri: uri
job-hold-until: keyword | name
job-hold-until-time: dateTime
job-id: integer(1:MAX)
job-ids: 1setOf integer(1:MAX)
job-impressions: integer(0:MAX)
job-impressions-col: collection
job-impressions-estimated: integer(1:MAX)
job-k-octets: integer(0:MAX)
job-mandatory-attributes: 1setOf keyword
job-media-sheets: integer(0:MAX)
job-media-sheets-col: collection
job-message-from-operator: text(127)
job-name: name
job-pages: integer(0:MAX)
job-pages-col: collection
job-password: octetString(255)
job-password-encryption: keyword | name
job-release-action: keyword
job-state: enum
job-state-message: text
job-state-reasons: 1setOf keyword
job-storage: collection
  job-storage-access: keyword
  job-storage-disposition: keyword
  job-storage-group: name
job-uri: uri
last-document: boolean
limit: integer(1:MAX)
message: text(127)
my-jobs: boolean
notify-get-interval: integer(0:MAX)
notify-printer-ids: 1setOf integer(1:65535)
notify-resource-id: integer(1:MAX)
notify-sequence-numbers: 1setOf integer(1:MAX)
notify-subscription-ids: 1setOf integer(1:MAX)
notify-wait: boolean
original-requesting-user-name: name
output-attributes: collection
  noise-removal: integer(0:100)
  output-compression-quality-factor: integer(0:100)
output-device-job-states: 1setOf enum
output-device-uuid: uri
output-device-x509-certificate: 1setOf text
output-device-x509-request: 1setOf text
preferred-attributes: collection
printer-geo-location: uri
printer-id: integer(1:65535)
printer-ids: 1setOf integer(1:65535)
printer-location: text(127)
printer-message-from-operator: text(127)
printer-service-type: 1setOf keyword
printer-up-time: integer(1:MAX)
printer-uri: uri
printer-xri-requested: 1setOf collection
profile-uri-actual: uri
requested-attributes: 1setOf keyword
requesting-user-name: name
requesting-user-pkcs7-public-key: 1setOf text
requesting-user-uri: uri
resource-format: mimeMediaType
resource-format-accepted: 1setOf mimeMediaType
resource-formats: 1setOf mimeMediaType
resource-id: integer(1:MAX)
resource-ids: 1setOf integer(1:MAX)
resource-k-octets: integer(0:MAX)
resource-natural-language: naturalLanguage
resource-patches: text | no-value
resource-signature: 1setOf octetString
resource-states: 1setOf enum
resource-string-version: text | no-value
resource-type: keyword
resource-types: 1setOf keyword
resource-version: octetString(64) | no-value
restart-get-interval: integer(0:MAX)
status-message: text(255)
system-uri: uri
which-jobs: keyword
which-printers: keyword
`;
