import { gas } from '../../support/readings.ts';
import type { TestServer } from '../../support/server.ts';

/** Past the delay of the rule for gas, which is 5 s. */
const PAST_GAS_MS = 6_000;

/**
 * Has an alarm rise: what is measured past a threshold stands there for longer than its rule waits.
 * @param reading what is measured at a moment, epoch ms; gas at a level that is red unless it says otherwise
 */
export async function raise(
  { services, clock }: TestServer,
  reading = (at: number): ReturnType<typeof gas> => gas(60, at),
  pastDelayMs = PAST_GAS_MS,
): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    await services.telemetry.accept('sensors', [reading(clock.now())]);
    clock.advance(pastDelayMs);
  }
}
