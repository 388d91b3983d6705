import { resolve } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { settings, type Settings } from '../schemas/config.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly uiFolder: string;
  readonly demo: boolean;
  readonly zone: string;
  readonly node: number;
  /** The origin people see, without a trailing slash; null: the address we listen on. */
  readonly publicUrl: string | null;
  readonly openMetrics: boolean;
  readonly validateAnswers: boolean;
  readonly logLevel: Settings['LOG_LEVEL'];
}

export interface SettingProblem {
  readonly name: string;
  readonly problem: string;
  readonly remedy: string;
}

/** Everything that is wrong with the settings, in sentences for whoever starts the server. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly SettingProblem[];
  constructor(problems: readonly SettingProblem[]) {
    const lines = problems.map(({ name, problem, remedy }) => `  ${name} ${problem}. ${remedy}`);
    super(`Patto cannot start with these settings:\n${lines.join('\n')}`);
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const ajv = new Ajv2020({
  allErrors: true,
  coerceTypes: true,
  useDefaults: true,
  strict: false,
  verbose: true,
});
ajv.addFormat('time-zone', isTimeZone);
ajv.addFormat('origin', isOrigin);
const validate = ajv.compile(settings);

/** Reads the settings; throws a `ConfigError` with all that is wrong with them. */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(
    Object.keys(settings.properties)
      .map((name) => [name, environment[name]?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  validate(given);
  const wrong = (validate.errors ?? []).map(problemOf);
  const problems = [...wrong, ...unknownSettings(environment), ...unsafeDemo(given)];
  if (problems.length > 0) throw new ConfigError(problems);
  return configOf(given as unknown as Settings);
}

function configOf(given: Settings): Config {
  return {
    port: given.PORT,
    host: given.HOST,
    dataFolder: resolve(given.PATTO_DATA),
    uiFolder: resolve(given.PATTO_UI),
    demo: isYes(given.PATTO_DEMO),
    zone: given.PATTO_ZONE,
    node: given.PATTO_NODE,
    publicUrl: given.PATTO_PUBLIC_URL === undefined ? null : new URL(given.PATTO_PUBLIC_URL).origin,
    openMetrics: given.PATTO_METRICS === 'open',
    validateAnswers:
      given.PATTO_VALIDATE_ANSWERS === undefined
        ? given.NODE_ENV !== 'production'
        : isYes(given.PATTO_VALIDATE_ANSWERS),
    logLevel: given.LOG_LEVEL,
  };
}

const isYes = (value: string): boolean => ['1', 'true', 'yes'].includes(value);

function problemOf({
  instancePath,
  data,
  keyword,
  params,
  message,
  parentSchema,
}: ErrorObject): SettingProblem {
  const why =
    keyword === 'format'
      ? `which is no ${String(params['format']).replace('-', ' ')}`
      : `but ${message ?? 'must be another'}`;
  return {
    name: instancePath.slice(1),
    problem: `is '${String(data)}', ${why}`,
    remedy: String(parentSchema?.['mend']),
  };
}

/** A setting that is misspelt would be ignored in silence. */
function unknownSettings(environment: Environment): readonly SettingProblem[] {
  const known = Object.keys(settings.properties);
  return Object.keys(environment)
    .filter((name) => name.startsWith('PATTO_') && !known.includes(name))
    .map((name) => ({
      name,
      problem: 'is not a setting',
      remedy: `There are ${known.filter((one) => one.startsWith('PATTO_')).join(', ')}.`,
    }));
}

function unsafeDemo(given: Partial<Settings>): readonly SettingProblem[] {
  const { PATTO_DEMO: demo = 'no', HOST: host = '' } = given;
  if (!isYes(demo) || isLoopback(host)) return [];
  return [
    {
      name: 'PATTO_DEMO',
      problem: `opens accounts whose passwords everybody knows, and HOST=${host} can be reached from other machines`,
      remedy: 'Set HOST=127.0.0.1, or leave PATTO_DEMO away.',
    },
  ];
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash;
}
