/** Job Description attributes, as IANA has registered them. */
export const jobDescription = `
current-page-order: keyword
job-charge-info: text
job-collation-type: enum
job-impressions-col: collection
  blank: integer(0:MAX)
  blank-two-sided: integer(0:MAX)
  full-color: integer(0:MAX)
  full-color-two-sided: integer(0:MAX)
  highlight-color: integer(0:MAX)
  highlight-color-two-sided: integer(0:MAX)
  monochrome: integer(0:MAX)
  monochrome-two-sided: integer(0:MAX)
job-media-sheets-col: collection
  blank: integer(0:MAX)
  blank-two-sided: integer(0:MAX)
  full-color: integer(0:MAX)
  full-color-two-sided: integer(0:MAX)
  highlight-color: integer(0:MAX)
  highlight-color-two-sided: integer(0:MAX)
  monochrome: integer(0:MAX)
  monochrome-two-sided: integer(0:MAX)
job-message-from-operator: text(127)
job-message-to-operator-actual: 1setOf text
job-name: name
job-save-printer-make-and-model: text(127)
`;

/** Job Status attributes, as IANA has registered them. */
export const jobStatus = `
attributes-charset: charset
attributes-natural-language: naturalLanguage
chamber-humidity-actual: 1setOf integer(0:100)
chamber-temperature-actual: 1setOf integer(-273:MAX)
client-info: 1setOf collection
compression-supplied: keyword
copies-actual: 1setOf integer(1:MAX)
cover-back-actual: 1setOf collection
cover-front-actual: 1setOf collection
current-page-order: keyword
date-time-at-completed: dateTime | no-value
date-time-at-completed-estimated: dateTime | unknown
date-time-at-creation: dateTime
date-time-at-processing: dateTime | no-value
date-time-at-processing-estimated: dateTime | unknown
destination-statuses: 1setOf collection
  destination-uri: uri
  images-completed: integer(0:MAX)
  transmission-status: enum
document-charset-supplied: charset
document-digital-signature-supplied: keyword
document-format-details-detected: collection
document-format-details-supplied: 1setOf collection
document-format-ready: 1setOf mimeMediaType
document-format-supplied: mimeMediaType
document-format-version-supplied: text(127)
document-message-supplied: text
document-metadata: 1setOf octetString
document-name-supplied: name
document-natural-language-supplied: naturalLanguage
errors-count: integer(0:MAX)
finishings-actual: 1setOf enum
finishings-col-actual: 1setOf collection
force-front-side-actual: 1setOf integer(1:MAX)
imposition-template-actual: 1setOf keyword | name
impressions-completed-current-copy: integer(0:MAX)
input-attributes-actual: collection
insert-sheet-actual: 1setOf collection
ipp-attribute-fidelity: boolean
job-account-id-actual: 1setOf name
job-account-type-actual: keyword | name
job-accounting-sheets-actual: 1setOf collection
job-accounting-user-id-actual: 1setOf name
job-copies-actual: integer(1:MAX)
job-cover-back-actual: collection
job-cover-front-actual: collection
job-detailed-status-messages: 1setOf text
job-document-access-errors: 1setOf text
job-error-sheet-actual: 1setOf collection
job-finishings-actual: 1setOf enum
job-finishings-col-actual: 1setOf collection
job-hold-until-actual: 1setOf keyword | name
job-id: integer(1:MAX)
job-impressions: integer(0:MAX)
job-impressions-col: collection
  blank: integer(0:MAX)
  blank-two-sided: integer(0:MAX)
  full-color: integer(0:MAX)
  full-color-two-sided: integer(0:MAX)
  highlight-color: integer(0:MAX)
  highlight-color-two-sided: integer(0:MAX)
  monochrome: integer(0:MAX)
  monochrome-two-sided: integer(0:MAX)
job-impressions-completed: integer(0:MAX)
job-impressions-completed-col: collection
job-k-octets: integer(0:MAX)
job-k-octets-processed: integer(0:MAX)
job-mandatory-attributes: 1setOf keyword
job-media-sheets: integer(0:MAX)
job-media-sheets-col: collection
  blank: integer(0:MAX)
  full-color: integer(0:MAX)
  highlight-color: integer(0:MAX)
  monochrome: integer(0:MAX)
job-media-sheets-completed: integer(0:MAX)
job-media-sheets-completed-col: collection
job-more-info: uri
job-originating-user-name: name
job-originating-user-uri: uri
job-pages: integer(0:MAX)
job-pages-col: collection
  blank: integer(0:MAX)
  full-color: integer(0:MAX)
  monochrome: integer(0:MAX)
job-pages-completed: integer(0:MAX)
job-pages-completed-col: collection
job-printer-up-time: integer(1:MAX)
job-printer-uri: uri
job-priority-actual: 1setOf integer(1:100)
job-processing-time: integer(0:MAX)
job-release-action: keyword
job-resource-ids: 1setOf integer(1:MAX)
job-sheet-message-actual: 1setOf text
job-sheets-actual: 1setOf keyword | name
job-sheets-col-actual: 1setOf collection
job-state: enum | unknown
job-state-message: text
job-state-reasons: 1setOf keyword
job-storage: collection
job-uri: uri
job-uuid: uri
materials-col-actual: 1setOf collection
media-actual: 1setOf keyword | name
media-col-actual: 1setOf collection
media-input-tray-check-actual: 1setOf keyword | name
multiple-document-handling-actual: 1setOf keyword
multiple-object-handling-actual: keyword
number-of-documents: integer(0:MAX)
number-of-intervening-jobs: integer(0:MAX)
number-up-actual: 1setOf integer(1:MAX)
orientation-requested-actual: 1setOf enum
original-requesting-user-name: name
output-attributes-actual: collection
output-bin-actual: 1setOf keyword | name
output-device-actual: 1setOf name(127)
output-device-assigned: name(127)
output-device-job-state: enum
output-device-job-state-message: text
output-device-job-state-reasons: 1setOf keyword
output-device-uuid-assigned: uri
overrides-actual: 1setOf collection
page-delivery-actual: 1setOf keyword
page-order-received-actual: keyword
page-ranges-actual: 1setOf rangeOfInteger(1:MAX)
parent-job-id: integer(1:MAX)
parent-job-uuid: uri(45)
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
separator-sheets-actual: 1setOf collection
sheet-collate-actual: 1setOf keyword
sheet-completed-copy-number: integer(0:MAX)
sheet-completed-document-number: integer(0:MAX)
sides-actual: 1setOf keyword
time-at-completed: integer | no-value
time-at-completed-estimated: integer | unknown
time-at-creation: integer
time-at-processing: integer | no-value
time-at-processing-estimated: integer | unknown
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

/** Job Template attributes, as IANA has registered them. */
export const jobTemplate = `
chamber-humidity: integer(0:100)
chamber-temperature: integer(-273:MAX)
confirmation-sheet-print: boolean
copies: integer(1:MAX)
cover-back: collection
  cover-type: keyword | name
  media: keyword | name
  media-col: collection
cover-front: collection
  cover-type: keyword
  media: keyword | name
  media-col: collection
cover-sheet-info: collection
  from-name: text
  logo: uri
  message: text
  organization-name: text
  subject: text
  to-name: text
destination-uris: 1setOf collection
  destination-attributes: 1setOf collection
  destination-uri: uri
  post-dial-string: text(127)
  pre-dial-string: text(127)
  t33-subaddress: integer(0:MAX)
feed-orientation: keyword
finishings: 1setOf enum
finishings-col: 1setOf collection | no-value
  baling: collection
    baling-type: keyword | name
    baling-when: keyword
  binding: collection
    binding-reference-edge: keyword
    binding-type: keyword | name
  coating: collection
    coating-sides: keyword
    coating-type: keyword | name
  covering: collection
    covering-name: keyword | name
  finishing-template: keyword | name
  folding: 1setOf collection
    folding-direction: keyword
    folding-offset: integer(0:MAX)
    folding-reference-edge: keyword
  imposition-template: keyword | name
  laminating: collection
    laminating-sides: keyword
    laminating-type: keyword | name
  media-sheets-supported: rangeOfInteger(1:MAX)
  media-size: collection
  media-size-name: keyword
  punching: collection
    punching-locations: 1setOf integer(0:MAX)
    punching-offset: integer(0:MAX)
    punching-reference-edge: keyword
  stitching: collection
    stitching-angle: integer(0:359)
    stitching-locations: 1setOf integer(0:MAX)
    stitching-method: keyword
    stitching-offset: integer(0:MAX)
    stitching-reference-edge: keyword
  trimming: 1setOf collection
    trimming-offset: integer(0:MAX)
    trimming-reference-edge: keyword
    trimming-type: keyword | name
    trimming-when: keyword
force-front-side: 1setOf integer(1:MAX)
image-orientation: enum
imposition-template: keyword | name
insert-sheet: 1setOf collection
  insert-after-page-number: integer(0:MAX)
  insert-count: integer(0:MAX)
  media: keyword | name
  media-col: collection
job-account-id: name
job-account-type: keyword | name
job-accounting-sheets: collection
job-accounting-user-id: name
job-cancel-after: integer(0:MAX) | integer(1:MAX)
job-complete-before: keyword | name
job-complete-before-time: dateTime
job-copies: integer(1:MAX)
job-cover-back: collection
job-cover-front: collection
job-delay-output-until: keyword | name
job-delay-output-until-time: dateTime
job-error-action: keyword
job-error-sheet: collection
  job-error-sheet-type: keyword | name
  job-error-sheet-when: keyword
  media: keyword | name
  media-col: collection
job-finishings: 1setOf enum
job-finishings-col: 1setOf collection
job-hold-until: keyword | name
job-hold-until-time: dateTime
job-message-to-operator: text
job-pages-per-set: integer(1:MAX)
job-phone-number: uri
job-priority: integer(1:100)
job-recipient-name: name
job-retain-until: keyword | name
job-retain-until-interval: integer(0:MAX)
job-retain-until-time: dateTime
job-save-disposition: collection
job-sheet-message: text
job-sheets: keyword | name
job-sheets-col: collection
  job-sheets: keyword | name
  media: keyword | name
  media-col: collection
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
  media-back-coating: keyword | name
  media-bottom-margin: integer(0:MAX)
  media-color: keyword | name
  media-front-coating: keyword | name
  media-grain: keyword | name
  media-hole-count: integer(0:MAX)
  media-info: text(255)
  media-key: keyword | name
  media-left-margin: integer(0:MAX)
  media-order-count: integer(1:MAX)
  media-pre-printed: keyword | name
  media-recycled: keyword | name
  media-right-margin: integer(0:MAX)
  media-size: collection
    x-dimension: integer(1:MAX)
    y-dimension: integer(1:MAX)
  media-size-name: keyword | name
  media-source: keyword | name
  media-thickness: integer(1:MAX)
  media-tooth: keyword | name
  media-top-margin: integer(0:MAX)
  media-top-offset: integer
  media-tracking: keyword
  media-type: keyword | name
  media-weight-metric: integer(0:MAX)
media-input-tray-check: keyword | name
media-overprint: collection
  media-overprint-distance: integer(0:MAX)
  media-overprint-method: keyword
multiple-document-handling: keyword
multiple-object-handling: keyword
number-of-retries: integer(0:MAX)
number-up: integer(1:MAX)
orientation-requested: enum
output-bin: keyword | name
output-device: name(127)
overrides: 1setOf collection
  document-copies: 1setOf rangeOfInteger
  document-numbers: 1setOf rangeOfInteger
  pages: 1setOf rangeOfInteger
page-delivery: keyword
page-order-received: keyword
page-ranges: 1setOf rangeOfInteger(1:MAX)
pages-per-subset: 1setOf integer(1:MAX)
pclm-source-resolution: resolution
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
proof-copies: integer(1:MAX)
proof-print: collection
  media: keyword | name
  media-col: collection
  proof-print-copies: integer(0:MAX)
retry-interval: integer(1:MAX)
retry-time-out: integer(1:MAX)
separator-sheets: collection
  media: keyword | name
  media-col: collection
  separator-sheets-type: 1setOf keyword | name
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
