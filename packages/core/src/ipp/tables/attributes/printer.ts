/** Printer Description attributes, as IANA has registered them. */
export const printerDescription = `
accuracy-units-supported: 1setOf keyword
baling-type-supported: 1setOf keyword | name
baling-when-supported: 1setOf keyword
binding-reference-edge-supported: 1setOf keyword
binding-type-supported: 1setOf keyword
chamber-humidity-default: integer(0:100) | no-value
chamber-humidity-supported: boolean
chamber-temperature-default: integer(-273:MAX) | no-value
chamber-temperature-supported: 1setOf integer(-273:MAX) | rangeOfInteger(-273:MAX)
charset-configured: charset
charset-supported: 1setOf charset
client-info-supported: 1setOf keyword
coating-sides-supported: 1setOf keyword
coating-type-supported: 1setOf keyword | name
color-supported: boolean
compression-supported: 1setOf keyword
confirmation-sheet-print-default: boolean
copies-default: integer(1:MAX)
copies-supported: rangeOfInteger(1:MAX)
cover-back-default: collection | no-value
cover-back-supported: 1setOf keyword
cover-front-default: collection | no-value
cover-front-supported: 1setOf keyword
cover-sheet-info-default: collection
cover-sheet-info-supported: 1setOf keyword
cover-type-supported: 1setOf keyword
covering-name-supported: 1setOf keyword | name
destination-accesses-supported: 1setOf keyword
destination-uri-ready: 1setOf collection
  destination-attributes: 1setOf collection
  destination-attributes-supported: 1setOf keyword
  destination-info: text
  destination-is-directory: boolean
  destination-mandatory-access-attributes: 1setOf keyword
  destination-name: name
  destination-oauth-scope: 1setOf octetString
  destination-oauth-token: 1setOf octetString
  destination-oauth-uri: uri
  destination-uri: uri
destination-uri-schemes-supported: 1setOf uriScheme
destination-uris-supported: 1setOf keyword
document-access-supported: 1setOf keyword
document-charset-default: charset
document-charset-supported: 1setOf charset
document-creation-attributes-supported: 1setOf keyword
document-digital-signature-default: keyword
document-digital-signature-supported: 1setOf keyword
document-format-default: mimeMediaType
document-format-details-default: collection
document-format-details-supported: 1setOf keyword
document-format-supported: 1setOf mimeMediaType
document-format-version-default: text(127)
document-format-version-supported: 1setOf text(127)
document-natural-language-default: naturalLanguage
document-natural-language-supported: 1setOf naturalLanguage
document-password-supported: integer(0:1023)
document-privacy-attributes: 1setOf keyword
document-privacy-scope: keyword
feed-orientation-default: keyword
feed-orientation-supported: 1setOf keyword
fetch-document-attributes-supported: 1setOf keyword
finishing-template-supported: 1setOf keyword | name
finishings-col-database: 1setOf collection
finishings-col-default: collection
finishings-col-ready: 1setOf collection
finishings-col-supported: 1setOf keyword
finishings-default: 1setOf enum
finishings-ready: 1setOf enum
finishings-supported: 1setOf enum
folding-direction-supported: 1setOf keyword
folding-offset-supported: 1setOf integer(0:MAX) | rangeOfInteger(0:MAX)
folding-reference-edge-supported: 1setOf keyword
force-front-side-default: 1setOf integer(1:MAX)
force-front-side-supported: rangeOfInteger(1:MAX)
from-name-supported: integer(0:1023)
generated-natural-language-supported: 1setOf naturalLanguage
identify-actions-default: 1setOf keyword
identify-actions-supported: 1setOf keyword
image-orientation-default: enum
image-orientation-supported: 1setOf enum
imposition-template-default: keyword | name
imposition-template-supported: 1setOf keyword | name
input-attributes-default: collection
input-attributes-supported: 1setOf keyword
input-color-mode-supported: 1setOf keyword
input-content-type-supported: 1setOf keyword
input-film-scan-mode-supported: 1setOf keyword
input-media-supported: 1setOf keyword | name
input-orientation-requested-supported: 1setOf enum
input-quality-supported: 1setOf enum
input-resolution-supported: 1setOf resolution
input-scan-regions-supported: collection
  x-dimension: rangeOfInteger
  x-origin: rangeOfInteger
  y-dimension: rangeOfInteger
  y-origin: rangeOfInteger
input-sides-supported: 1setOf keyword
input-source-supported: 1setOf keyword
insert-after-page-number-supported: rangeOfInteger(0:MAX)
insert-count-supported: rangeOfInteger(0:MAX)
insert-sheet-default: 1setOf collection
insert-sheet-supported: 1setOf keyword
ipp-features-supported: 1setOf keyword
ipp-versions-supported: 1setOf keyword
ippget-event-life: integer(15:MAX)
job-account-id-default: name | no-value
job-account-id-supported: boolean
job-account-type-default: keyword | name
job-account-type-supported: 1setOf keyword | name
job-accounting-output-bin-default: keyword | name
job-accounting-output-bin-supported: 1setOf keyword | name
job-accounting-sheets-default: collection
job-accounting-sheets-supported: 1setOf keyword
job-accounting-sheets-type-supported: 1setOf keyword | name
job-accounting-user-id-default: name | no-value
job-accounting-user-id-supported: boolean
job-authorization-uri-supported: boolean
job-cancel-after-default: integer(0:MAX) | no-value | integer(1:MAX)
job-cancel-after-supported: rangeOfInteger(0:MAX)
job-complete-before-supported: 1setOf keyword | name
job-constraints-supported: 1setOf collection
  resolver-name: name
job-copies-supported: rangeOfInteger(1:MAX)
job-cover-back-default: collection
job-cover-back-supported: 1setOf keyword
job-cover-front-default: collection
job-cover-front-supported: 1setOf keyword
job-creation-attributes-supported: 1setOf keyword
job-delay-output-until-default: keyword | name
job-delay-output-until-interval-supported: rangeOfInteger(0:MAX)
job-delay-output-until-supported: 1setOf keyword | name
job-delay-output-until-time-supported: rangeOfInteger(0:MAX)
job-destination-spooling-supported: keyword
job-error-action-default: keyword
job-error-action-supported: 1setOf keyword
job-error-sheet-default: collection | no-value
job-error-sheet-supported: 1setOf keyword
job-error-sheet-type-supported: 1setOf keyword | name
job-error-sheet-when-supported: 1setOf keyword
job-finishings-col-default: 1setOf collection
job-finishings-col-ready: 1setOf collection
job-finishings-col-supported: 1setOf keyword
job-finishings-default: 1setOf enum
job-finishings-ready: 1setOf enum
job-finishings-supported: 1setOf enum
job-history-attributes-configured: 1setOf keyword
job-history-attributes-supported: 1setOf keyword
job-history-interval-configured: integer(0:MAX)
job-history-interval-supported: rangeOfInteger(0:MAX)
job-hold-until-default: keyword | name
job-hold-until-supported: 1setOf keyword | name
job-hold-until-time-supported: rangeOfInteger(0:MAX) | boolean
job-ids-supported: boolean
job-impressions-supported: rangeOfInteger(0:MAX)
job-k-octets-supported: rangeOfInteger(0:MAX)
job-mandatory-attributes-supported: boolean
job-media-sheets-supported: rangeOfInteger(0:MAX)
job-message-to-operator-default: text
job-message-to-operator-supported: boolean
job-pages-per-set-supported: boolean
job-password-encryption-supported: 1setOf keyword | name
job-password-length-supported: rangeOfInteger(0:255) | rangeOfInteger(4:765)
job-password-repertoire-configured: 1setOf keyword | name
job-password-repertoire-supported: 1setOf keyword | name
job-password-supported: integer(0:255)
job-phone-number-default: uri | no-value
job-phone-number-scheme-supported: 1setOf uriScheme
job-phone-number-supported: boolean
job-presets-supported: 1setOf collection
  preset-category: keyword
  preset-name: keyword | name
job-priority-default: integer(1:100)
job-priority-supported: integer(1:100)
job-privacy-attributes: 1setOf keyword
job-privacy-scope: keyword
job-recipient-name-default: name | no-value
job-recipient-name-supported: boolean
job-release-action-default: keyword
job-release-action-supported: 1setOf keyword
job-resolvers-supported: 1setOf collection
  resolver-name: name
job-retain-until-default: keyword | name
job-retain-until-interval-supported: rangeOfInteger(0:MAX)
job-retain-until-supported: 1setOf keyword | name
job-retain-until-time-supported: rangeOfInteger(0:MAX)
job-sheet-message-default: text
job-sheet-message-supported: boolean
job-sheets-col-default: collection
job-sheets-col-supported: 1setOf keyword
job-sheets-default: keyword | name
job-sheets-supported: 1setOf keyword | name
job-spooling-supported: keyword
job-storage-access-supported: 1setOf keyword
job-storage-disposition-supported: 1setOf keyword
job-storage-group-supported: 1setOf name
job-storage-supported: 1setOf keyword
job-triggers-supported: 1setOf collection
  preset-name: keyword | name
jpeg-features-supported: 1setOf keyword
jpeg-k-octets-supported: rangeOfInteger(0:MAX)
jpeg-x-dimension-supported: rangeOfInteger(0:65535)
jpeg-y-dimension-supported: rangeOfInteger(1:65535)
label-mode-configured: keyword
label-mode-supported: 1setOf keyword
label-tear-offset-configured: integer
label-tear-offset-supported: rangeOfInteger
laminating-sides-supported: 1setOf keyword
laminating-type-supported: 1setOf keyword | name
logo-uri-formats-supported: 1setOf mimeMediaType
logo-uri-schemes-supported: 1setOf uriScheme
material-amount-units-supported: 1setOf keyword
material-diameter-supported: 1setOf integer(0:MAX) | rangeOfInteger(0:MAX)
material-nozzle-diameter-supported: 1setOf integer(0:MAX) | rangeOfInteger(0:MAX)
material-purpose-supported: 1setOf keyword
material-rate-supported: 1setOf integer(1:MAX) | rangeOfInteger(1:MAX)
material-rate-units-supported: 1setOf keyword
material-shell-thickness-supported: 1setOf integer(0:MAX) | rangeOfInteger(0:MAX)
material-temperature-supported: 1setOf integer(-273:MAX) | rangeOfInteger(-273:MAX)
material-type-supported: 1setOf keyword
materials-col-database: 1setOf collection
materials-col-default: 1setOf collection
materials-col-ready: 1setOf collection
materials-col-supported: 1setOf keyword
max-client-info-supported: integer(4:MAX)
max-materials-col-supported: integer(1:MAX)
max-page-ranges-supported: integer(1:MAX)
max-save-info-supported: integer(1:MAX)
max-stitching-locations-supported: integer(1:MAX)
media-back-coating-supported: 1setOf keyword | name
media-bottom-margin-supported: 1setOf integer(0:MAX)
media-col-database: 1setOf collection
  media-size: collection
    x-dimension: integer(1:MAX) | rangeOfInteger(1:MAX)
    y-dimension: integer(1:MAX) | rangeOfInteger(1:MAX)
  media-source-properties: collection
    media-source-feed-direction: keyword
    media-source-feed-orientation: enum
media-col-default: collection
media-col-ready: 1setOf collection
  media-size: collection
    x-dimension: integer(1:MAX) | rangeOfInteger(1:MAX)
    y-dimension: integer(0:MAX) | rangeOfInteger(1:MAX)
  media-source-properties: collection
    media-source-feed-direction: keyword
    media-source-feed-orientation: enum
media-col-supported: 1setOf keyword
media-color-supported: 1setOf keyword | name
media-default: no-value | keyword | name
media-front-coating-supported: 1setOf keyword | name
media-grain-supported: 1setOf keyword | name
media-hole-count-supported: 1setOf rangeOfInteger(0:MAX)
media-info-supported: boolean
media-key-supported: 1setOf keyword | name
media-left-margin-supported: 1setOf integer(0:MAX)
media-order-count-supported: 1setOf rangeOfInteger(1:MAX)
media-overprint-default: collection | no-value
media-overprint-distance-supported: rangeOfInteger(0:MAX)
media-overprint-method-supported: 1setOf keyword
media-overprint-supported: 1setOf keyword
media-pre-printed-supported: 1setOf keyword | name
media-ready: 1setOf keyword | name
media-recycled-supported: 1setOf keyword | name
media-right-margin-supported: 1setOf integer(0:MAX)
media-size-supported: 1setOf collection
  x-dimension: integer(1:MAX) | rangeOfInteger(1:MAX)
  y-dimension: integer(1:MAX) | rangeOfInteger(1:MAX)
media-source-supported: 1setOf keyword | name
media-supported: 1setOf keyword | name
media-thickness-supported: 1setOf rangeOfInteger(1:MAX)
media-tooth-supported: 1setOf keyword | name
media-top-margin-supported: 1setOf integer(0:MAX)
media-top-offset-supported: 1setOf integer | rangeOfInteger
media-tracking-supported: 1setOf keyword
media-type-supported: 1setOf keyword | name
media-weight-metric-supported: 1setOf rangeOfInteger(0:MAX) | rangeOfInteger(1:MAX)
message-supported: integer(0:1023)
multiple-destination-uris-supported: boolean
multiple-document-handling-default: keyword
multiple-document-handling-supported: 1setOf keyword
multiple-document-jobs-supported: boolean
multiple-object-handling-default: keyword
multiple-object-handling-supported: 1setOf keyword
multiple-operation-time-out: integer(1:MAX)
multiple-operation-time-out-action: keyword
natural-language-configured: naturalLanguage
notify-attributes-supported: 1setOf keyword
notify-events-default: 1setOf keyword
notify-events-supported: 1setOf keyword
notify-lease-duration-default: integer(0:67108863)
notify-lease-duration-supported: 1setOf integer(0:67108863) | rangeOfInteger(0:67108863)
notify-pull-method-supported: 1setOf keyword
notify-schemes-supported: 1setOf uriScheme
number-of-retries-default: integer(0:MAX)
number-of-retries-supported: rangeOfInteger(0:MAX)
number-up-default: integer(1:MAX)
number-up-supported: 1setOf integer(1:MAX) | rangeOfInteger(1:MAX)
oauth-authorization-scope: 1setOf name | no-value
oauth-authorization-server-uri: uri | no-value
operations-supported: 1setOf enum
organization-name-supported: integer(0:1023)
orientation-requested-default: no-value | enum
orientation-requested-supported: 1setOf enum
output-attributes-default: collection | no-value
output-attributes-supported: 1setOf keyword
output-bin-default: keyword | name
output-bin-supported: 1setOf keyword | name
output-device-supported: 1setOf name(127)
output-device-uuid-supported: 1setOf uri
overrides-supported: 1setOf keyword
page-delivery-default: keyword
page-delivery-supported: 1setOf keyword
page-order-received-default: keyword
page-order-received-supported: 1setOf keyword
page-ranges-supported: boolean
pages-per-subset-supported: boolean
parent-printers-supported: 1setOf uri
pclm-raster-back-side: keyword
pclm-source-resolution-supported: 1setOf resolution
pclm-strip-height-preferred: 1setOf integer
pclm-strip-height-supported: integer
pdf-features-supported: 1setOf keyword
pdf-k-octets-supported: rangeOfInteger(0:MAX)
pdf-versions-supported: 1setOf keyword
pdl-init-file-default: 1setOf collection | no-value
pdl-init-file-entry-supported: 1setOf name
pdl-init-file-location-supported: 1setOf uri
pdl-init-file-name-subdirectory-supported: boolean
pdl-init-file-name-supported: 1setOf name
pdl-init-file-supported: 1setOf keyword
pdl-override-guaranteed-supported: 1setOf keyword
pdl-override-supported: keyword
pkcs7-document-format-supported: 1setOf mimeMediaType
platform-shape: keyword
platform-temperature-default: integer(-273:MAX)
platform-temperature-supported: 1setOf integer(-273:MAX) | rangeOfInteger(-273:MAX)
preferred-attributes-supported: boolean
presentation-direction-number-up-default: keyword
presentation-direction-number-up-supported: 1setOf keyword
print-accuracy-supported: collection
  accuracy-units: keyword
  x-accuracy: integer(0:MAX)
  y-accuracy: integer(0:MAX)
  z-accuracy: integer(0:MAX)
print-base-default: keyword
print-base-supported: 1setOf keyword
print-color-mode-default: keyword
print-color-mode-icc-profiles: 1setOf collection
  print-color-mode: keyword
  profile-uri: uri
print-color-mode-supported: 1setOf keyword
print-content-optimize-default: keyword
print-content-optimize-supported: 1setOf keyword
print-darkness-default: integer(-100:100)
print-darkness-supported: integer(1:100)
print-objects-supported: 1setOf keyword
print-processing-attributes-supported: 1setOf keyword
print-quality-default: enum
print-quality-supported: 1setOf enum
print-rendering-intent-default: keyword
print-rendering-intent-supported: 1setOf keyword
print-scaling-default: keyword
print-scaling-supported: 1setOf keyword
print-speed-default: integer(1:MAX)
print-speed-supported: 1setOf integer(1:MAX) | rangeOfInteger(1:MAX)
print-supports-default: keyword
print-supports-supported: 1setOf keyword
printer-asset-tag: octetString
printer-camera-image-uri: 1setOf uri
printer-charge-info: text
printer-charge-info-uri: uri
printer-contact-col: collection | unknown
  contact-name: name
  contact-uri: uri
  contact-vcard: 1setOf text
printer-current-time: dateTime | unknown
printer-darkness-configured: integer(0:100)
printer-darkness-supported: integer(1:100)
printer-detailed-status-messages: 1setOf text
printer-device-id: text(1023)
printer-dns-sd-name: name(63)
printer-driver-installer: uri
printer-fax-log-uri: uri
printer-fax-modem-info: 1setOf text
printer-fax-modem-name: 1setOf name
printer-fax-modem-number: 1setOf uri
printer-geo-location: uri | unknown
printer-get-attributes-supported: 1setOf keyword
printer-icc-profiles: 1setOf collection
  profile-name: name
  profile-url: uri
printer-icons: 1setOf uri
printer-info: text(127)
printer-kind: 1setOf keyword | name
printer-location: text(127)
printer-make-and-model: text(127)
printer-mandatory-job-attributes: 1setOf keyword
printer-mode-configured: keyword
printer-mode-supported: 1setOf keyword
printer-more-info-manufacturer: uri
printer-name: name(127)
printer-organization: 1setOf text
printer-organizational-unit: 1setOf text
printer-pkcs7-public-key: 1setOf text
printer-pkcs7-repertoire-configured: keyword
printer-pkcs7-repertoire-supported: 1setOf keyword
printer-privacy-policy-uri: uri
printer-requested-job-attributes: 1setOf keyword
printer-resolution-default: resolution
printer-resolution-supported: 1setOf resolution
printer-service-contact-col: collection
  contact-name: name
  contact-uri: uri
  contact-vcard: 1setOf text
printer-static-resource-directory-uri: uri
printer-static-resource-k-octets-supported: integer(0:MAX)
printer-strings-languages-supported: 1setOf naturalLanguage
printer-strings-uri: uri | no-value
printer-volume-supported: collection
  x-dimension: integer(1:MAX)
  y-dimension: integer(1:MAX)
  z-dimension: integer(1:MAX)
printer-wifi-password: octetString
printer-wifi-ssid: name
printer-xri-supported: 1setOf collection
  xri-authentication: keyword
  xri-security: keyword
  xri-uri: uri
proof-copies-supported: rangeOfInteger(1:MAX)
proof-print-copies-supported: rangeOfInteger(0:MAX)
proof-print-default: collection | no-value
proof-print-supported: 1setOf keyword
punching-hole-diameter-configured: integer(0:MAX)
punching-locations-supported: 1setOf integer(0:MAX) | rangeOfInteger(0:MAX)
punching-offset-supported: 1setOf integer(0:MAX) | rangeOfInteger(0:MAX)
punching-reference-edge-supported: 1setOf keyword
pwg-raster-document-resolution-supported: 1setOf resolution
pwg-raster-document-sheet-back: keyword
pwg-raster-document-type-supported: 1setOf keyword
pwg-safe-gcode-supported: 1setOf text
reference-uri-schemes-supported: 1setOf uriScheme
repertoire-supported: 1setOf keyword | name
requesting-user-uri-schemes-supported: 1setOf uriScheme
requesting-user-uri-supported: boolean
retry-interval-default: integer(1:MAX)
retry-interval-supported: rangeOfInteger(1:MAX)
retry-time-out-default: integer(1:MAX)
retry-time-out-supported: rangeOfInteger(1:MAX)
save-disposition-supported: 1setOf keyword
save-document-format-default: mimeMediaType
save-document-format-supported: 1setOf mimeMediaType
save-location-default: uri
save-location-supported: 1setOf uri
save-name-subdirectory-supported: boolean
save-name-supported: boolean
separator-sheets-default: collection
separator-sheets-supported: 1setOf keyword
sheet-collate-default: keyword
sheet-collate-supported: 1setOf keyword
sides-default: keyword
sides-supported: 1setOf keyword
smi2699-auth-print-group: name
smi2699-auth-proxy-group: name
smi2699-device-command: name
smi2699-device-format: mimeMediaType
smi2699-device-name: name
smi2699-device-uri: uri
stitching-angle-supported: 1setOf integer(0:359) | rangeOfInteger(0:359)
stitching-locations-supported: 1setOf integer(0:MAX) | rangeOfInteger(0:MAX)
stitching-method-supported: 1setOf keyword
stitching-offset-supported: 1setOf integer(0:MAX) | rangeOfInteger(0:MAX)
stitching-reference-edge-supported: 1setOf keyword
subject-supported: integer(0:1023)
subordinate-printers-supported: 1setOf uri
subscription-privacy-attributes: 1setOf keyword
subscription-privacy-scope: keyword
to-name-supported: integer(0:1023)
trimming-offset-supported: 1setOf integer(0:MAX) | rangeOfInteger(0:MAX)
trimming-reference-edge-supported: 1setOf keyword
trimming-type-supported: 1setOf keyword
trimming-when-supported: 1setOf keyword
uri-authentication-supported: 1setOf keyword
uri-security-supported: 1setOf keyword
user-defined-values-supported: 1setOf keyword
which-jobs-supported: 1setOf keyword
x-image-position-default: keyword
x-image-position-supported: 1setOf keyword
x-image-shift-default: integer
x-image-shift-supported: rangeOfInteger
x-side1-image-shift-default: integer
x-side1-image-shift-supported: rangeOfInteger
x-side2-image-shift-default: integer
x-side2-image-shift-supported: rangeOfInteger
y-image-position-default: keyword
y-image-position-supported: 1setOf keyword
y-image-shift-default: integer
y-image-shift-supported: rangeOfInteger
y-side1-image-shift-default: integer
y-side1-image-shift-supported: rangeOfInteger
y-side2-image-shift-default: integer
y-side2-image-shift-supported: rangeOfInteger
`;

/** Printer Status attributes, as IANA has registered them. */
export const printerStatus = `
chamber-humidity-current: integer(0:100) | unknown
chamber-temperature-current: integer(-273:MAX) | unknown
device-service-count: integer(1:MAX)
device-uuid: uri
document-format-varying-attributes: 1setOf keyword
job-settable-attributes-supported: 1setOf keyword
pages-per-minute: integer(0:MAX)
pages-per-minute-color: integer(0:MAX)
printer-alert: 1setOf octetString
printer-alert-description: 1setOf text
printer-camera-image-uri: 1setOf uri
printer-config-change-date-time: dateTime | unknown
printer-config-change-time: integer(1:MAX)
printer-config-changes: integer(0:MAX)
printer-console-display: 1setOf text
printer-console-light: 1setOf octetString
printer-console-light-description: 1setOf text
printer-cover: 1setOf octetString
printer-cover-description: 1setOf text
printer-detailed-status-messages: 1setOf text
printer-finisher: 1setOf octetString
printer-finisher-description: 1setOf text
printer-finisher-supplies: 1setOf octetString
printer-finisher-supplies-description: 1setOf text
printer-firmware-name: 1setOf name
printer-firmware-patches: 1setOf text
printer-firmware-string-version: 1setOf text
printer-firmware-version: 1setOf octetString
printer-home-page-uri: uri
printer-id: integer(1:65535)
printer-impressions-completed: integer(0:MAX)
printer-impressions-completed-col: collection
printer-input-tray: 1setOf octetString
printer-is-accepting-jobs: boolean
printer-media-sheets-completed: integer(0:MAX)
printer-media-sheets-completed-col: collection
printer-message-date-time: dateTime
printer-message-from-operator: text(127)
printer-message-time: integer
printer-more-info: uri
printer-output-tray: 1setOf octetString
printer-pages-completed: integer(0:MAX)
printer-pages-completed-col: collection
printer-serial-number: text(255)
printer-service-type: keyword
printer-settable-attributes-supported: 1setOf keyword
printer-state: enum
printer-state-change-date-time: dateTime
printer-state-change-time: integer(1:MAX)
printer-state-message: text
printer-state-reasons: 1setOf keyword
printer-static-resource-k-octets-free: integer(0:MAX)
printer-storage: 1setOf octetString
printer-storage-description: 1setOf text
printer-supply: 1setOf octetString
printer-supply-description: 1setOf text
printer-supply-info-uri: uri
printer-up-time: integer(1:MAX)
printer-uri-supported: 1setOf uri
printer-uuid: uri
printer-wifi-state: enum
queued-job-count: integer(0:MAX)
xri-authentication-supported: 1setOf keyword
xri-security-supported: 1setOf keyword
xri-uri-scheme-supported: 1setOf uriScheme
`;
