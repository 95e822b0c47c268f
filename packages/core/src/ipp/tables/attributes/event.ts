/** Event Notifications attributes, as IANA has registered them. */
export const eventNotifications = `
job-id: integer(1:MAX)
job-impressions-completed: integer(0:MAX)
job-state: enum
job-state-reasons: 1setOf keyword
job-uuid: uri
notify-charset: charset
notify-natural-language: naturalLanguage
notify-printer-uri: uri
notify-sequence-number: integer(0:MAX)
notify-subscribed-event: keyword
notify-subscription-id: integer(1:MAX)
notify-subscription-uuid: uri
notify-text: text
notify-user-data: octetString(63)
printer-current-time: dateTime | unknown
printer-is-accepting-jobs: boolean
printer-state: enum
printer-state-reasons: 1setOf keyword
printer-up-time: integer(1:MAX)
`;
