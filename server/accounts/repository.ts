import type { Account, Scope } from '../../shared/model/account.ts';
import type { Queryable } from '../database/database.ts';
import { departmentsOf } from '../identity/department-repository.ts';
import { SCOPE_COLUMNS } from '../identity/repository.ts';
import { withinCondition } from '../identity/scope.ts';

type Row = Omit<Account, 'disabled'> & { disabled_at: string | null };

/** What a sign-in needs to know of an account. */
export type SignInRow = { id: string; password_hash: string | null; locked: boolean };

export type AccountChange = {
  name?: string | undefined;
  role?: Account['role'] | undefined;
  area?: string | undefined;
  disabled?: boolean | undefined;
  passwordHash?: string | undefined;
};

/** Wrong passwords allowed before an account is locked, counted over FAILURE_WINDOW (FAULTS.md S5). */
const MOST_FAILURES = 5;
const FAILURE_WINDOW = "interval '15 minutes'";
const LOCK_TIME = "interval '15 minutes'";

const COLUMNS = `account.id, account.name, role, account.area, account.demo, account.disabled_at,
  ${departmentsOf('account.id')} AS departments`;

/** Accounts whose own area lies within a scope; `$1` its county, `$2` its town. */
const WITHIN = `
  FROM account JOIN (SELECT area.code, ${SCOPE_COLUMNS} FROM area) place ON place.code = account.area
  WHERE ${withinCondition(1, 'place')}`;

/** Counts the try before the password is looked at, so that tries made at once all count. */
const COUNT_TRY = `
  UPDATE account SET
    failures = CASE WHEN first_failure_at > $2::timestamptz - ${FAILURE_WINDOW}
      THEN failures + 1 ELSE 1 END,
    first_failure_at = CASE WHEN first_failure_at > $2::timestamptz - ${FAILURE_WINDOW}
      THEN first_failure_at ELSE $2::timestamptz END,
    locked_until = CASE WHEN first_failure_at > $2::timestamptz - ${FAILURE_WINDOW}
        AND failures + 1 >= ${MOST_FAILURES}
      THEN $2::timestamptz + ${LOCK_TIME} ELSE NULL END
  WHERE id = $1 AND disabled_at IS NULL AND (locked_until IS NULL OR locked_until <= $2)
  RETURNING id, password_hash, false AS locked`;

const account = ({ disabled_at, ...row }: Row): Account => ({
  ...row,
  disabled: disabled_at !== null,
});

export const accountRepository = (database: Queryable) => ({
  /** What every account is called: acts of one area are done by accounts of another, too. */
  async names(): Promise<{ id: string; name: string }[]> {
    const { rows } = await database.query<{ id: string; name: string }>(
      'SELECT id, name FROM account ORDER BY id',
    );
    return rows;
  },

  async list(scope: Scope): Promise<Account[]> {
    const sql = `SELECT ${COLUMNS} ${WITHIN} ORDER BY account.id LIMIT 1000`;
    const { rows } = await database.query<Row>(sql, [scope.county, scope.town]);
    return rows.map(account);
  },

  async find(id: string, scope: Scope): Promise<Account | null> {
    const sql = `SELECT ${COLUMNS} ${WITHIN} AND account.id = $3 FOR UPDATE OF account`;
    const { rows } = await database.query<Row>(sql, [scope.county, scope.town, id]);
    return rows[0] ? account(rows[0]) : null;
  },

  /** Whether an area is one an account can have (city, county, town) and lies within the scope. */
  async isAreaWithin(code: string, scope: Scope): Promise<boolean> {
    const { rows } = await database.query(
      `SELECT 1 FROM (SELECT area.code, area.level, ${SCOPE_COLUMNS} FROM area) place
       WHERE code = $3 AND level IN ('city', 'county', 'town')
         AND ${withinCondition(1)}`,
      [scope.county, scope.town, code],
    );
    return rows.length > 0;
  },

  /** False when the id is taken. */
  async insert(
    { id, name, role, area, demo }: Omit<Account, 'departments' | 'disabled'>,
    passwordHash: string | null,
    now: string,
  ): Promise<boolean> {
    const { rows } = await database.query(
      `INSERT INTO account (id, name, role, area, password_hash, demo, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [id, name, role, area, passwordHash, demo, now],
    );
    return rows.length === 1;
  },

  /** Changes what is given. A new password, and enabling, also lift a lock. */
  async update(id: string, change: AccountChange, now: string): Promise<void> {
    const { name, role, area, disabled, passwordHash } = change;
    const lifts = passwordHash !== undefined || disabled === false;
    await database.query(
      `UPDATE account SET name = coalesce($2, name), role = coalesce($3, role),
         area = coalesce($4, area), password_hash = coalesce($5, password_hash),
         disabled_at = CASE WHEN $6::boolean THEN coalesce(disabled_at, $8::timestamptz)
           WHEN NOT $6::boolean THEN NULL ELSE disabled_at END,
         failures = CASE WHEN $7 THEN 0 ELSE failures END,
         locked_until = CASE WHEN $7 THEN NULL ELSE locked_until END
       WHERE id = $1`,
      [
        id,
        name ?? null,
        role ?? null,
        area ?? null,
        passwordHash ?? null,
        disabled ?? null,
        lifts,
        now,
      ],
    );
  },

  /** Counts one try; null when there is no such enabled account, `locked` while it may not be tried. */
  async countTry(id: string, now: string): Promise<SignInRow | null> {
    const counted = await database.query<SignInRow>(COUNT_TRY, [id, now]);
    if (counted.rows[0]) return counted.rows[0];
    const sql = 'SELECT id, NULL AS password_hash, true AS locked FROM account WHERE id = $1';
    const { rows } = await database.query<SignInRow>(`${sql} AND disabled_at IS NULL`, [id]);
    return rows[0] ?? null;
  },

  async forgetTries(id: string): Promise<void> {
    const sql = 'UPDATE account SET failures = 0, first_failure_at = NULL, locked_until = NULL';
    await database.query(`${sql} WHERE id = $1`, [id]);
  },

  /** Whether anybody can administer: an enabled administrator with a password. */
  async hasAdministrator(): Promise<boolean> {
    const { rows } = await database.query(
      `SELECT 1 FROM account WHERE role = 'administrator' AND password_hash IS NOT NULL
         AND disabled_at IS NULL LIMIT 1`,
    );
    return rows.length > 0;
  },
});
