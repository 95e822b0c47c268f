/** Document Description attributes, as IANA has registered them. */
export const documentDescription = `
document-name: name
`;

/** Document Status attributes, as IANA has registered them. */
export const documentStatus = `
attributes-charset: charset
attributes-natural-language: naturalLanguage
chamber-humidity-actual: 1setOf integer(0:100)
chamber-temperature-actual: 1setOf integer(-273:MAX)
compression: keyword
copies-actual: 1setOf integer(1:MAX)
cover-back-actual: 1setOf collection
cover-front-actual: 1setOf collection
date-time-at-completed: dateTime | no-value
date-time-at-created: dateTime
date-time-at-creation: dateTime
date-time-at-processing: dateTime | no-value
detailed-status-messages: 1setOf text
document-access-errors: 1setOf text
document-charset: charset
document-digital-signature: keyword
document-format: mimeMediaType
document-format-details: collection
document-format-details-detected: collection
document-format-detected: mimeMediaType
document-format-ready: 1setOf mimeMediaType
document-format-supplied: mimeMediaType
document-format-version: text(127)
document-format-version-detected: text(127)
document-format-version-supplied: text(127)
document-job-id: integer(1:MAX)
document-job-uri: uri
document-message: text
document-message-supplied: text
document-metadata: 1setOf octetString
document-name-supplied: name
document-natural-language: naturalLanguage
document-number: integer(1:MAX)
document-printer-uri: uri
document-resource-ids: 1setOf integer(1:MAX)
document-state: enum
document-state-message: text
document-state-reasons: 1setOf keyword
document-uri: uri
document-uuid: uri
errors-count: integer(0:MAX)
finishings-actual: 1setOf enum
finishings-col-actual: 1setOf collection
force-front-side-actual: 1setOf integer(1:MAX)
imposition-template-actual: 1setOf keyword | name
impressions: integer(0:MAX)
impressions-col: collection
  blank: integer(0:MAX)
  blank-two-sided: integer(0:MAX)
  full-color: integer(0:MAX)
  full-color-two-sided: integer(0:MAX)
  highlight-color: integer(0:MAX)
  highlight-color-two-sided: integer(0:MAX)
  monochrome: integer(0:MAX)
  monochrome-two-sided: integer(0:MAX)
impressions-completed: integer(0:MAX)
impressions-completed-col: collection
input-attributes-actual: collection
insert-sheet-actual: 1setOf collection
k-octets: integer(0:MAX)
k-octets-processed: integer(0:MAX)
last-document: boolean
materials-col-actual: 1setOf collection
media-actual: 1setOf keyword | name
media-col-actual: 1setOf collection
media-sheets: integer(0:MAX)
media-sheets-col: collection
  blank: integer(0:MAX)
  full-color: integer(0:MAX)
  highlight-color: integer(0:MAX)
  monochrome: integer(0:MAX)
media-sheets-completed: integer(0:MAX)
media-sheets-completed-col: collection
more-info: uri
multiple-object-handling-actual: keyword
number-up-actual: 1setOf integer
orientation-requested-actual: 1setOf enum
output-attributes-actual: collection
output-bin-actual: 1setOf name
output-device-actual: 1setOf name(127)
output-device-assigned: name(127) | name
output-device-document-state: enum
output-device-document-state-message: text
output-device-document-state-reasons: 1setOf keyword
page-delivery-actual: 1setOf keyword
page-order-received-actual: 1setOf keyword
page-ranges-actual: 1setOf rangeOfInteger(1:MAX)
pages: integer(0:MAX)
pages-col: collection
  full-color: integer(0:MAX)
  monochrome: integer(0:MAX)
pages-completed: integer(0:MAX)
pages-completed-col: collection
platform-temperature-actual: 1setOf integer(-273:MAX)
presentation-direction-number-up-actual: 1setOf keyword
print-accuracy-actual: collection
print-base-actual: 1setOf keyword
print-color-mode-actual: 1setOf keyword
print-content-optimize-actual: 1setOf keyword
print-objects-actual: 1setOf collection
print-quality-actual: 1setOf enum
print-supports-actual: 1setOf keyword
printer-resolution-actual: 1setOf resolution
printer-up-time: integer(1:MAX)
separator-sheets-actual: 1setOf collection
sheet-completed-copy-number: integer(0:MAX)
sides-actual: 1setOf keyword
time-at-completed: integer | no-value
time-at-creation: integer
time-at-processing: integer | no-value
warnings-count: integer(0:MAX)
x-image-position-actual: 1setOf keyword
x-image-shift-actual: 1setOf integer
x-side1-image-shift-actual: 1setOf integer
x-side2-image-shift-actual: 1setOf integer
y-image-position-actual: 1setOf keyword
y-image-shift-actual: 1setOf integer
y-side1-image-shift-actual: 1setOf integer
y-side2-image-shift-actual: 1setOf integer
`;

/** Document Template attributes, as IANA has registered them. */
export const documentTemplate = `
chamber-humidity: integer(0:100)
chamber-temperature: integer(-273:MAX)
copies: integer(1:MAX)
cover-back: collection
cover-front: collection
feed-orientation: keyword
finishings: 1setOf enum
finishings-col: 1setOf collection
force-front-side: 1setOf integer(1:MAX)
imposition-template: keyword | name
insert-sheet: 1setOf collection
materials-col: 1setOf collection
  material-amount: integer(0:MAX)
  material-amount-units: keyword
  material-color: keyword
  material-diameter: integer(0:MAX)
  material-diameter-tolerance: integer(0:MAX)
  material-fill-density: integer(0:100)
  material-key: keyword
  material-name: name
  material-nozzle-diameter: integer(0:MAX)
  material-purpose: 1setOf keyword
  material-rate: integer(1:MAX)
  material-rate-units: keyword
  material-retraction: boolean
  material-shell-thickness: integer(0:MAX)
  material-temperature: integer(-273:MAX) | rangeOfInteger(-273:MAX)
  material-type: keyword | name
media: keyword | name
media-col: collection
  media-top-offset: integer
  media-tracking: keyword
media-input-tray-check: keyword | name
media-overprint: collection
  media-overprint-distance: integer(0:MAX)
  media-overprint-method: keyword
multiple-object-handling: keyword
number-up: integer(1:MAX)
orientation-requested: enum
output-bin: keyword | name
output-device: name(127)
page-delivery: keyword
page-order-received: keyword
page-ranges: 1setOf rangeOfInteger(1:MAX)
pdl-init-file: 1setOf collection
platform-temperature: integer(-273:MAX)
presentation-direction-number-up: keyword
print-accuracy: collection
  accuracy-units: keyword
  x-accuracy: integer(0:MAX)
  y-accuracy: integer(0:MAX)
  z-accuracy: integer(0:MAX)
print-base: keyword
print-color-mode: keyword
print-content-optimize: keyword
print-darkness: integer(-100:100)
print-objects: 1setOf collection
  document-number: integer(1:MAX)
  object-offset: collection
    x-offset: integer(0:MAX)
    y-offset: integer(0:MAX)
    z-offset: integer(0:MAX)
  object-size: collection
    x-dimension: integer(1:MAX)
    y-dimension: integer(1:MAX)
    z-dimension: integer(1:MAX)
  object-uuid: uri
print-quality: enum
print-rendering-intent: keyword
print-scaling: keyword
print-speed: integer(1:MAX)
print-supports: keyword
printer-resolution: resolution
separator-sheets: collection
sheet-collate: keyword
sides: keyword
x-image-position: keyword
x-image-shift: integer
x-side1-image-shift: integer
x-side2-image-shift: integer
y-image-position: keyword
y-image-shift: integer
y-side1-image-shift: integer
y-side2-image-shift: integer
`;
