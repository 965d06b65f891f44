/**
 * The beginnings of passwords of 12 and more characters that stand highest in published lists of leaked
 * ones, folded to lower case. Shorter ones are refused by length. Project selection [D].
 */
const COMMON = new Set([
  'password1234',
  'password12345',
  'password123456',
  'passwordpassword',
  'p@ssw0rd1234',
  'p@ssword1234',
  'administrator',
  'administrator1',
  'admin1234567',
  'admin12345678',
  'adminadminadmin',
  'admin@123456',
  'admin123admin',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiop1234',
  'qwertyuiopas',
  'qwertyuiopasdf',
  'qwerty123456',
  'qwerty12345678',
  'qwertyqwerty',
  '1qaz2wsx3edc',
  '1qaz2wsx3edc4rfv',
  '1q2w3e4r5t6y',
  '1q2w3e4r5t6y7u8i',
  'zaq12wsxcde3',
  'abcdefghijkl',
  'abcdef123456',
  'abc123abc123',
  'abcd12345678',
  'asdfghjkl123',
  'asdfasdfasdf',
  'iloveyou1234',
  'iloveyouiloveyou',
  'letmeinletmein',
  'welcome12345',
  'welcome123456',
  'woaini1314520',
  'woaini123456',
  'woaini5201314',
  'wuxi12345678',
  'test12345678',
  'testtesttest',
  'root12345678',
  'postgrespostgres',
  'superman1234',
  'monkey123456',
  'dragon123456',
  'football1234',
  'trustno1trustno1',
]);

/** All digits, one character repeated, or one short piece repeated: guessed at once. */
const PATTERN = /^(\d+|(.)\2+|(.{1,4})\3+)$/;

/** Whether a password of allowed length is still one of the first an attacker tries (FAULTS.md S4). */
export const isCommonPassword = (password: string): boolean => {
  const folded = password.toLowerCase();
  return COMMON.has(folded) || COMMON.has(folded.replace(/[!@#.]+$/, '')) || PATTERN.test(folded);
};
