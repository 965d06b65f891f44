import { CITY_CODE } from '../../shared/model/area.ts';
import type { Desk } from '../../shared/model/desk.ts';
import { accountRepository } from '../accounts/repository.ts';
import { instant } from '../clock.ts';
import { departmentRepository } from '../identity/department-repository.ts';
import { openAccountSession, openWallSession } from '../identity/journalled-session.ts';
import type { OpenedSession } from '../identity/open-session.ts';
import { DEMO_WALL } from '../identity/repository.ts';
import type { Services } from '../services.ts';
import { wallRepository } from '../walls/repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'identity'>;

/** Accounts without a password: only the demonstration's door opens them. */
const NAMES: Readonly<Record<Desk, string>> = {
  wall: '演示大屏',
  coordinator: '演示指挥调度员',
  analyst: '演示分析员',
  administrator: '演示管理员',
};
const accountOf = (desk: Desk): string => `demo-${desk}`;

/** Makes the demonstration's accounts and its wall where they are missing. */
export const ensureDesks = async ({ database, identity }: Parts): Promise<void> => {
  const now = instant(identity.now());
  const accounts = accountRepository(database);
  for (const role of ['coordinator', 'analyst', 'administrator'] as const) {
    const account = { id: accountOf(role), name: NAMES[role], role, area: CITY_CODE, demo: true };
    await accounts.insert(account, null, now);
  }
  // One visitor plays a case from desk to desk and signs what leaves a depot: nobody else is there to do it.
  for (const desk of ['coordinator', 'administrator'] as const) {
    await departmentRepository(database).setAll(accountOf(desk));
  }
  const wall = { id: DEMO_WALL, name: NAMES.wall, area: CITY_CODE };
  await wallRepository(database).insert(wall, now);
};

/** Opens a session at a desk. Several visitors may sit at one desk. */
export const sitDown = async (parts: Parts, desk: Desk): Promise<OpenedSession> => {
  if (desk !== 'wall') return openAccountSession(parts, accountOf(desk), 'demo');
  const opened = await openWallSession(parts, async () => DEMO_WALL, { keepOthers: true });
  if (!opened) throw new Error('the demonstration has a wall, but none was opened');
  return opened;
};
