/** System Description attributes, as IANA has registered them. */
export const systemDescription = `
charset-configured: charset
charset-supported: 1setOf charset
document-format-supported: 1setOf mimeMediaType
generated-natural-language-supported: 1setOf naturalLanguage
ipp-features-supported: 1setOf keyword
ipp-versions-supported: 1setOf keyword
ippget-event-life: integer(15:MAX)
multiple-document-printers-supported: boolean
natural-language-configured: naturalLanguage
notify-attributes-supported: 1setOf keyword
notify-events-default: 1setOf keyword
notify-events-supported: 1setOf keyword
notify-lease-duration-default: integer(0:67108863)
notify-lease-duration-supported: 1setOf integer(0:67108863) | rangeOfInteger(0:67108863)
notify-max-events-supported: integer(2:MAX)
notify-pull-method-supported: 1setOf keyword
notify-schemes-supported: 1setOf uriScheme
oauth-authorization-scope: 1setOf name | no-value
oauth-authorization-server-uri: uri | no-value
operations-supported: 1setOf enum
output-device-x509-type-supported: 1setOf keyword
power-calendar-policy-col: 1setOf collection
  calendar-id: integer(1:MAX)
  day-of-month: integer(1:31)
  day-of-week: integer(1:7)
  hour: integer(0:23)
  minute: integer(0:59)
  month: integer(1:12)
  request-power-state: keyword
  run-once: boolean
power-event-policy-col: 1setOf collection
  event-id: integer(1:MAX)
  event-name: name(127)
  request-power-state: keyword
power-timeout-policy-col: 1setOf collection
  start-power-state: keyword
  timeout-id: integer(1:MAX)
  timeout-predicate: keyword
  timeout-seconds: integer(0:MAX)
printer-creation-attributes-supported: 1setOf keyword
resource-format-supported: 1setOf mimeMediaType
resource-settable-attributes-supported: 1setOf keyword
resource-type-supported: 1setOf keyword
smi2699-auth-group-supported: 1setOf name
smi2699-device-command-supported: 1setOf name
smi2699-device-format-supported: 1setOf mimeMediaType
smi2699-device-uri-schemes-supported: 1setOf uriScheme
system-asset-tag: octetString
system-contact-col: collection | unknown
system-current-time: dateTime
system-default-printer-id: integer(1:65535) | no-value
system-dns-sd-name: name(63)
system-geo-location: uri | unknown
system-info: text(127)
system-location: text(127)
system-make-and-model: text(127)
system-mandatory-printer-attributes: 1setOf keyword
system-mandatory-registration-attributes: 1setOf keyword
system-message-from-operator: text(127)
system-name: name(127)
system-service-contact-col: collection | unknown
system-settable-attributes-supported: 1setOf keyword
system-strings-languages-supported: 1setOf naturalLanguage
system-strings-uri: uri | no-value
system-xri-supported: 1setOf collection
`;

/** System Status attributes, as IANA has registered them. */
export const systemStatus = `
power-log-col: 1setOf collection
  log-id: integer(1:MAX)
  power-state: keyword
  power-state-date-time: dateTime
  power-state-message: text(255)
power-state-capabilities-col: 1setOf collection
  can-accept-jobs: boolean
  can-process-jobs: boolean
  power-active-watts: integer(0:MAX)
  power-inactive-watts: integer(0:MAX)
  power-state: keyword
power-state-counters-col: 1setOf collection
  hibernate-transitions: integer(0:MAX)
  on-transitions: integer(0:MAX)
  standby-transitions: integer(0:MAX)
  suspend-transitions: integer(0:MAX)
power-state-monitor-col: collection
  current-month-kwh: integer(0:MAX)
  current-watts: integer(0:MAX)
  lifetime-kwh: integer(0:MAX)
  meters-are-actual: boolean
  power-state: keyword
  power-state-message: text(255)
  power-usage-is-rms-watts: boolean
power-state-transitions-col: 1setOf collection
  end-power-state: keyword
  start-power-state: keyword
  state-transition-seconds: integer(0:MAX)
system-config-change-date-time: dateTime
system-config-change-time: integer(0:MAX)
system-config-changes: integer(0:MAX)
system-configured-printers: 1setOf collection
  printer-id: integer(0:65535)
  printer-info: text(127)
  printer-is-accepting-jobs: boolean
  printer-name: name(127)
  printer-service-type: keyword
  printer-state: enum
  printer-state-reasons: 1setOf keyword
  printer-xri-supported: collection
system-configured-resources: 1setOf collection
  resource-format: mimeMediaType
  resource-id: integer(1:MAX)
  resource-info: text(127)
  resource-name: name(127)
  resource-state: enum
  resource-type: keyword
system-firmware-name: 1setOf name
system-firmware-patches: 1setOf text
system-firmware-string-version: 1setOf text
system-firmware-version: 1setOf octetString(64)
system-impressions-completed: integer(0:MAX)
system-impressions-completed-col: collection
system-media-sheets-completed: integer(0:MAX)
system-media-sheets-completed-col: collection
system-pages-completed: integer(0:MAX)
system-pages-completed-col: collection
system-resident-application-name: 1setOf name
system-resident-application-patches: 1setOf text
system-resident-application-string-version: 1setOf text
system-resident-application-version: 1setOf octetString(64)
system-serial-number: text(255)
system-state: enum
system-state-change-date-time: dateTime
system-state-change-time: integer(0:MAX)
system-state-message: text
system-state-reasons: 1setOf keyword
system-time-source: keyword | name
system-up-time: integer(1:MAX)
system-user-application-name: 1setOf name
system-user-application-patches: 1setOf text
system-user-application-string-version: 1setOf text
system-user-application-version: 1setOf octetString(64)
system-uuid: uri(45)
xri-authentication-supported: 1setOf keyword
xri-security-supported: 1setOf keyword
xri-uri-scheme-supported: 1setOf uriScheme
`;
