import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { mustEqual } from '../harness.ts';
import { benchKey } from './city-data.ts';
import { grouped } from './grouped.ts';
import type { Request } from './readings-source.ts';

/** The door for readings as stations know it: one request of a station at a time, all stations together. */
export type Door = {
  /** Sends everything and returns how many readings were acknowledged. Throws when one was not accepted. */
  send(requests: readonly Request[]): Promise<number>;
  close(): void;
};

/** The queue is full: come again, as every sender must. */
const FULL = 503;
const MS_PER_SECOND = 1_000;

type Answer = { accepted: number; duplicate: number; refused: unknown[] };

export function openDoor(url: string): Door {
  const agent = new Agent({ keepAlive: true });
  /** The answer, or after how many seconds to come again. */
  const post = ({ feed, body }: Request): Promise<Answer | number> =>
    new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${benchKey(feed)}`,
        'content-type': 'application/json',
        'content-length': body.length,
      };
      const options = { method: 'POST', agent, headers };
      const sending = request(new URL('/api/readings', url), options, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString();
          const { statusCode } = answer;
          if (statusCode === 200) resolve(JSON.parse(text) as Answer);
          else if (statusCode === FULL) resolve(Number(answer.headers['retry-after']));
          else reject(new Error(`the door answered ${statusCode}: ${text}`));
        });
      });
      sending.on('error', reject);
      sending.end(body);
    });

  const postUntilTaken = async (one: Request): Promise<Answer> => {
    for (;;) {
      const answer = await post(one);
      if (typeof answer !== 'number') return answer;
      await pause(answer * MS_PER_SECOND);
    }
  };

  const sendAllOf = async (requests: readonly Request[]): Promise<number> => {
    let accepted = 0;
    for (const one of requests) {
      const answer = await postUntilTaken(one);
      mustEqual(
        answer,
        { accepted: one.size, duplicate: 0, refused: [] },
        `door, feed ${one.feed}`,
      );
      accepted += answer.accepted;
    }
    return accepted;
  };

  return {
    async send(requests) {
      const bySender = grouped(requests, ({ sender }) => sender);
      const counts = await Promise.all([...bySender.values()].map(sendAllOf));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    close: () => agent.destroy(),
  };
}
