import type { AuditLinkTable } from './audit-link.ts';
import type { AuditRecordTable } from './audit-record.ts';
import type { AccessRuleTable } from './access-rule.ts';
import type { AgentCertificateTable } from './agent-certificate.ts';
import type { AgentTable } from './agent.ts';
import type { CertificateTable } from './certificate.ts';
import type { AlertTable } from './alert.ts';
import type { ClientCertificateTable } from './client-certificate.ts';
import type { DirectoryClientTable } from './directory-client.ts';
import type { DirectoryGrantTable } from './directory-grant.ts';
import type { DirectoryGroupTable } from './directory-group.ts';
import type { DirectoryMemberTable } from './directory-member.ts';
import type { DirectoryPasswordTable } from './directory-password.ts';
import type { DirectoryRidTable } from './directory-rid.ts';
import type { DirectorySourceEntryTable } from './directory-source-entry.ts';
import type { DirectorySourceTable } from './directory-source.ts';
import type { DirectoryUserTable } from './directory-user.ts';
import type { DirectoryGuessTable } from './directory-guess.ts';
import type { DirectoryKnownAddressTable } from './directory-known-address.ts';
import type { DirectoryRecoveryCodeTable } from './directory-recovery-code.ts';
import type { DirectoryTotpTable } from './directory-totp.ts';
import type { EventTable } from './event.ts';
import type { KeyedRequestTable } from './keyed-request.ts';
import type { OidcRecordTable } from './oidc-record.ts';
import type { OperationDataTable } from './operation-data.ts';
import type { OperationEventTable } from './operation-event.ts';
import type { OperationLeaseTable } from './operation-lease.ts';
import type { OperationTable } from './operation.ts';
import type { OutputDeviceTable } from './output-device.ts';
import type { PrintDocumentTable } from './print-document.ts';
import type { PrintJobRefusalTable } from './print-job-refusal.ts';
import type { PrintJobTable } from './print-job.ts';
import type { PrintNotificationTable } from './print-notification.ts';
import type { PrintSubscriptionTable } from './print-subscription.ts';
import type { PrinterTable } from './printer.ts';
import type { RegistrationTokenTable } from './registration-token.ts';
import type { ReplicaTable } from './replica.ts';
import type { SchemaMigrationTable } from './schema-migration.ts';
import type { SealedSecretTable } from './sealed-secret.ts';
import type { SecurityDescriptorTable } from './security-descriptor.ts';
import type { SiteTable } from './site.ts';
import type { SmallBlobTable } from './small-blob.ts';

/**
 * Every table, as both databases have it. A value is the same in both, so that no query knows where
 * it runs:
 *
 * - a time is an integer, milliseconds since 1970;
 * - yes and no are the integers 1 and 0, for SQLite knows no others;
 * - JSON is text, for its content is never searched;
 * - bytes are a Uint8Array;
 * - integers stay below 2^53, so that they are numbers here.
 */
export interface Tables {
  readonly schema_migration: SchemaMigrationTable;
  readonly site: SiteTable;
  readonly event: EventTable;
  readonly small_blob: SmallBlobTable;
  readonly replica: ReplicaTable;
  readonly sealed_secret: SealedSecretTable;
  readonly certificate: CertificateTable;
  readonly client_certificate: ClientCertificateTable;
  readonly operation: OperationTable;
  readonly operation_data: OperationDataTable;
  readonly operation_event: OperationEventTable;
  readonly operation_lease: OperationLeaseTable;
  readonly directory_user: DirectoryUserTable;
  readonly directory_group: DirectoryGroupTable;
  readonly directory_member: DirectoryMemberTable;
  readonly directory_client: DirectoryClientTable;
  readonly directory_grant: DirectoryGrantTable;
  readonly directory_password: DirectoryPasswordTable;
  readonly directory_rid: DirectoryRidTable;
  readonly directory_source: DirectorySourceTable;
  readonly directory_source_entry: DirectorySourceEntryTable;
  readonly keyed_request: KeyedRequestTable;
  readonly audit_record: AuditRecordTable;
  readonly audit_link: AuditLinkTable;
  readonly directory_totp: DirectoryTotpTable;
  readonly directory_recovery_code: DirectoryRecoveryCodeTable;
  readonly directory_known_address: DirectoryKnownAddressTable;
  readonly directory_guess: DirectoryGuessTable;
  readonly access_rule: AccessRuleTable;
  readonly oidc_record: OidcRecordTable;
  readonly agent: AgentTable;
  readonly agent_certificate: AgentCertificateTable;
  readonly registration_token: RegistrationTokenTable;
  readonly printer: PrinterTable;
  readonly security_descriptor: SecurityDescriptorTable;
  readonly output_device: OutputDeviceTable;
  readonly print_job: PrintJobTable;
  readonly print_document: PrintDocumentTable;
  readonly print_job_refusal: PrintJobRefusalTable;
  readonly print_subscription: PrintSubscriptionTable;
  readonly print_notification: PrintNotificationTable;
  readonly alert: AlertTable;
}
