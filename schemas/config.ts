import type { FromSchema } from 'json-schema-to-ts';

/** Yes or no, as people write it into environment files. */
const yesOrNo = { type: 'string', enum: ['1', '0', 'true', 'false', 'yes', 'no'] } as const;

/**
 * The settings, by the names they have in the environment. `mend` says how to put a wrong value right.
 */
export const settings = {
  type: 'object',
  properties: {
    PORT: {
      type: 'integer',
      minimum: 0,
      maximum: 65535,
      default: 8080,
      description: 'The port to listen on; 0 takes any free one.',
      mend: 'Give a number from 0 to 65535, such as 8080.',
    },
    HOST: {
      type: 'string',
      pattern: '^[A-Za-z0-9:][A-Za-z0-9.:%_-]*$',
      default: '127.0.0.1',
      description: 'The address to listen on; 0.0.0.0 is every one of this machine.',
      mend: 'Give an IP address or a host name, such as 127.0.0.1 or 0.0.0.0.',
    },
    PATTO_DATA: {
      type: 'string',
      minLength: 1,
      default: './data',
      description: 'The folder that holds the database.',
      mend: 'Give the path of a folder, such as ./data.',
    },
    PATTO_UI: {
      type: 'string',
      minLength: 1,
      default: './ui/dist',
      description: 'The folder of the built screens.',
      mend: 'Give the path of a folder, such as ./ui/dist.',
    },
    PATTO_DEMO: {
      ...yesOrNo,
      default: 'no',
      description: 'Set up sample processes, cases and accounts. For trying out, never with real data.',
      mend: 'Give yes or no.',
    },
    PATTO_ZONE: {
      type: 'string',
      format: 'time-zone',
      default: 'Europe/Rome',
      description: 'The time zone of due dates and cycles.',
      mend: 'Give a name of the IANA time zone database, such as Europe/Rome.',
    },
    PATTO_NODE: {
      type: 'integer',
      minimum: 0,
      maximum: 999,
      default: 0,
      description: 'The number of this server; each of several over one database has its own.',
      mend: 'Give a number from 0 to 999 that no other server has.',
    },
    PATTO_PUBLIC_URL: {
      type: 'string',
      format: 'origin',
      description: 'The address people see when a proxy stands in front.',
      mend: 'Give the address without a path, such as https://patto.example.it.',
    },
    PATTO_METRICS: {
      type: 'string',
      enum: ['private', 'open'],
      default: 'private',
      description: 'Whether /metrics needs a client or administrator account.',
      mend: 'Give private or open.',
    },
    PATTO_VALIDATE_ANSWERS: {
      ...yesOrNo,
      description: 'Hold every answer against its schema. On unless NODE_ENV is production.',
      mend: 'Give yes or no.',
    },
    LOG_LEVEL: {
      type: 'string',
      enum: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      default: 'info',
      description: 'How much is logged.',
      mend: 'Give one of fatal, error, warn, info, debug, trace, silent.',
    },
    NODE_ENV: {
      type: 'string',
      default: 'development',
      description: 'production switches the checks of our own answers off.',
      mend: 'Give production or leave it away.',
    },
  },
  required: [
    'PORT',
    'HOST',
    'PATTO_DATA',
    'PATTO_UI',
    'PATTO_DEMO',
    'PATTO_ZONE',
    'PATTO_NODE',
    'PATTO_METRICS',
    'LOG_LEVEL',
    'NODE_ENV',
  ],
  additionalProperties: false,
} as const;

export type Settings = FromSchema<typeof settings>;
