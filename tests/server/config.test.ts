import { describe, expect, test } from '@jest/globals';
import { settings } from '../../schemas/config.ts';
import { ConfigError, isLoopback, readConfig } from '../../server/config.ts';

function problemsOf(environment: Record<string, string>): ConfigError['problems'] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  test('have defaults that run on this machine only', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      demo: false,
      zone: 'Europe/Rome',
      node: 0,
      publicUrl: null,
      openMetrics: false,
      validateAnswers: true,
      logLevel: 'info',
    });
    expect(config.dataFolder).toMatch(/\/data$/);
  });

  test('empty ones count as absent, blanks around them do not count', () => {
    expect(readConfig({ PORT: '', PATTO_ZONE: ' Europe/Berlin ' })).toMatchObject({
      port: 8080,
      zone: 'Europe/Berlin',
    });
  });

  test('are read', () => {
    expect(
      readConfig({
        PORT: '9000',
        HOST: '::',
        PATTO_NODE: '7',
        PATTO_PUBLIC_URL: 'https://patto.example.it/',
        NODE_ENV: 'production',
        PATTO_METRICS: 'open',
      }),
    ).toMatchObject({
      port: 9000,
      host: '::',
      node: 7,
      publicUrl: 'https://patto.example.it',
      validateAnswers: false,
      openMetrics: true,
    });
    expect(readConfig({ NODE_ENV: 'production', PATTO_VALIDATE_ANSWERS: '1' }).validateAnswers).toBe(true);
    expect(readConfig({ PATTO_DEMO: 'yes' }).demo).toBe(true);
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['PORT', '80.5'],
    ['HOST', 'a b'],
    ['PATTO_ZONE', 'Europe/Rom'],
    ['PATTO_NODE', '1000'],
    ['PATTO_DEMO', 'maybe'],
    ['PATTO_PUBLIC_URL', 'patto.example.it'],
    ['PATTO_PUBLIC_URL', 'https://patto.example.it/path'],
    ['PATTO_METRICS', 'public'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is refused with a remedy', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ name });
    expect(problems[0]!.problem).toContain(`'${value}'`);
    expect(problems[0]!.remedy).toMatch(/^Give .+\.$/);
  });

  test('all that is wrong is told at once', () => {
    const names = problemsOf({ PORT: 'x', PATTO_ZONE: 'y', PATTO_DATUM: 'z' }).map(({ name }) => name);
    expect(names.sort()).toEqual(['PATTO_DATUM', 'PATTO_ZONE', 'PORT']);
  });

  test('a misspelt one is not ignored', () => {
    expect(problemsOf({ PATTO_DATUM: '/data' })[0]!.remedy).toContain('PATTO_DATA');
  });

  test('the demo does not open itself to other machines', () => {
    expect(problemsOf({ PATTO_DEMO: '1', HOST: '0.0.0.0' })[0]!.problem).toContain('HOST=0.0.0.0');
    expect(problemsOf({ PATTO_DEMO: '1', HOST: 'localhost' })).toEqual([]);
    expect(problemsOf({ PATTO_DEMO: '1' })).toEqual([]);
  });

  test('every one says what it is and how to mend it', () => {
    for (const setting of Object.values(settings.properties)) {
      expect(setting.description).toMatch(/\.$/);
      expect(setting.mend).toMatch(/\.$/);
    }
  });
});

test.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['127.0.0.1.example.com', false],
  ['10.0.0.1', false],
])('%s is loopback: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
