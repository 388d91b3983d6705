import type { Collection } from '../engine/index.ts';

/** What the application stores beside the engine's own records, through the same store and the same commits. */
export const serverCollections: readonly Collection[] = [
  {
    name: 'users',
    key: 'username',
    fields: {
      username: 'text',
      displayName: 'text',
      roles: 'list',
      groups: 'list',
      districts: 'list',
      /** Algorithm, cost, salt and hash in one string: see `access/passwords.ts`. */
      passwordHash: 'text',
      disabled: 'boolean',
      createdAt: 'time',
      changedAt: 'time',
    },
    indexes: [],
  },
  {
    name: 'sessions',
    key: 'sessionId',
    fields: {
      /** SHA-256 of the cookie: whoever reads the store cannot sign in with what they find. */
      sessionId: 'text',
      username: 'text',
      createdAt: 'time',
      lastSeenAt: 'time',
      /** When it ends if nothing more is heard. */
      expiresAt: 'time',
    },
    indexes: [['expiresAt'], ['username']],
  },
  {
    name: 'signInAttempts',
    key: 'subject',
    fields: {
      /** Hash of an account name or an address: people type passwords into the wrong field. */
      subject: 'text',
      failures: 'integer',
      lastFailureAt: 'time',
      lockedUntil: 'time',
      revision: 'integer',
    },
    indexes: [['lastFailureAt']],
  },
  {
    name: 'drafts',
    key: 'draftKey',
    fields: {
      draftKey: 'text', // <task>_<username>
      userTaskKey: 'key',
      username: 'text',
      values: 'json',
      savedAt: 'time',
    },
    indexes: [['userTaskKey']],
  },
  {
    name: 'districts',
    key: 'districtId',
    fields: {
      districtId: 'text', // the tenant id
      name: 'text',
      seat: 'text',
      alsoKnownAs: 'text',
      towns: 'list',
      /** `MM-DD` each year or `YYYY-MM-DD` once, beside the public holidays of the country. */
      holidays: 'list',
      ats: 'text',
      csm: 'text',
      /** V confirmed by a public source, M believed right, U to be confirmed by the health authority. */
      status: 'text',
      validFrom: 'time',
      validTo: 'time',
    },
    indexes: [],
  },
  {
    // Which version of a process a district runs. No record: it follows the latest.
    name: 'pathwayAssignments',
    key: 'assignmentKey',
    fields: {
      assignmentKey: 'text', // <process id>/<district>
      processDefinitionId: 'text',
      districtId: 'text',
      /** null: pinned once, follows the latest again. */
      processDefinitionKey: 'key',
      version: 'integer',
      changedAt: 'time',
      changedBy: 'text',
      revision: 'integer',
    },
    indexes: [['processDefinitionId']],
  },
  {
    // Append only: every decision about versions, with its reason.
    name: 'pathwayChanges',
    key: 'changeKey',
    fields: {
      changeKey: 'key',
      processDefinitionId: 'text',
      districtId: 'text',
      at: 'time',
      actor: 'text',
      fromKey: 'key',
      fromVersion: 'integer',
      toKey: 'key',
      toVersion: 'integer',
      reason: 'text',
    },
    indexes: [['processDefinitionId', 'at']],
  },
  {
    name: 'counters',
    key: 'name',
    fields: { name: 'text', value: 'integer' },
    indexes: [],
  },
  {
    // Case numbers that are taken but not yet borne by an instance, or were given back: see `case-keys.ts`.
    name: 'caseKeyReservations',
    key: 'caseKey',
    fields: {
      caseKey: 'text',
      series: 'text',
      number: 'integer',
      state: 'text', // TAKEN | FREE
      at: 'time',
      revision: 'integer',
    },
    indexes: [
      ['series', 'state'],
      ['state', 'at'],
    ],
  },
];
