/** Attributes that are not registered, and are used by CUPS and by printers all the same. */
export const vendorAttributes = `
auth-info-required: 1setOf keyword
auth-info: 1setOf text
cups-version: text
device-class: keyword
device-id: text
device-info: text
device-location: text
device-make-and-model: text
device-uri: uri
document-arriving: boolean
document-format-preferred: mimeMediaType
job-cancel-after: integer(0:MAX)
job-k-limit: integer(0:MAX)
job-media-progress: integer(0:100)
job-originating-host-name: name
job-page-limit: integer(0:MAX)
job-preserved: boolean
job-printer-state-message: text
job-printer-state-reasons: 1setOf keyword
job-quota-period: integer(0:MAX)
landscape-orientation-requested-preferred: enum
marker-change-time: integer(0:MAX)
marker-colors: 1setOf name
marker-high-levels: 1setOf integer(0:100)
marker-levels: 1setOf integer(-3:100)
marker-low-levels: 1setOf integer(0:100)
marker-message: text
marker-names: 1setOf name
marker-types: 1setOf keyword
member-names: 1setOf name
member-uris: 1setOf uri
mopria-certified: text
number-up-layout-supported: 1setOf keyword
pclm-compression-method-preferred: 1setOf keyword
pclm-raster-back-side: keyword
pclm-source-resolution-default: resolution
pclm-source-resolution-supported: 1setOf resolution
pclm-strip-height-preferred: integer(0:MAX)
pclm-strip-height-supported: 1setOf integer(0:MAX)
port-monitor-supported: 1setOf name
port-monitor: name
ppd-name: name
printer-commands: 1setOf keyword
printer-error-policy-supported: 1setOf name
printer-error-policy: name
printer-id: integer(0:MAX)
printer-is-shared: boolean
printer-is-temporary: boolean
printer-op-policy-supported: 1setOf name
printer-op-policy: name
printer-type-mask: enum
printer-type: enum
printer-uri-supported: 1setOf uri
queued-job-count: integer(0:MAX)
requesting-user-name-allowed: 1setOf name
requesting-user-name-denied: 1setOf name
server-is-sharing-printers: boolean
urf-supported: 1setOf keyword
`;
