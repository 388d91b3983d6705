import { describe, expect, test } from '@jest/globals';
import { hashPassword, isOutdated, verifyPassword } from '../../../server/access/passwords.ts';

const cheap = { N: 1024, r: 8, p: 1 };

describe('Passwords', () => {
  test('A password verifies against its own hash and no other does', async () => {
    const hash = await hashPassword('corretto cavallo', cheap);
    expect(await verifyPassword('corretto cavallo', hash)).toBe(true);
    expect(await verifyPassword('corretto Cavallo', hash)).toBe(false);
    expect(await verifyPassword('', hash)).toBe(false);
  });

  test('The same password never has the same hash, and the hash does not contain it', async () => {
    const [first, second] = [await hashPassword('segreto!', cheap), await hashPassword('segreto!', cheap)];
    expect(first).not.toBe(second);
    expect(first).not.toContain('segreto');
  });

  test('A letter with an accent is the same however the keyboard writes it', async () => {
    const hash = await hashPassword('perch\u00e9', cheap);
    expect(await verifyPassword('perche\u0301', hash)).toBe(true);
  });

  test('The cost stands beside the hash: an old one verifies and is known to be old', async () => {
    const hash = await hashPassword('segreto', cheap);
    expect(isOutdated(hash, cheap)).toBe(false);
    expect(isOutdated(hash, { ...cheap, N: 2048 })).toBe(true);
    expect(await verifyPassword('segreto', hash)).toBe(true);
  });

  test('What is no hash verifies nothing', async () => {
    for (const stored of ['', 'segreto', 'md5$1$2$3$4$5', 'scrypt$$$$$']) {
      expect(await verifyPassword('segreto', stored)).toBe(false);
    }
  });
});
