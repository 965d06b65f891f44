import { Agent, request } from 'node:http';
import type { Reading } from '../../../shared/model/reading.ts';
import { benchKey } from './city-data.ts';

/** Sends single readings over connections that stay open; resolves when each is acknowledged. */
export function openSender(url: string) {
  const agent = new Agent({ keepAlive: true });
  return {
    send(feed: string, readings: readonly Reading[]): Promise<void> {
      const body = JSON.stringify({ readings });
      return new Promise((resolve, reject) => {
        const headers = {
          authorization: `Bearer ${benchKey(feed)}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        };
        const sending = request(
          new URL('/api/readings', url),
          { method: 'POST', agent, headers },
          (answer) => {
            let text = '';
            answer.setEncoding('utf8').on('data', (part: string) => {
              text += part;
            });
            answer.on('end', () => {
              const isTaken = answer.statusCode === 200 && text.includes('"refused":[]');
              if (isTaken) resolve();
              else reject(new Error(`readings of ${feed}: ${answer.statusCode} ${text}`));
            });
          },
        );
        sending.on('error', reject);
        sending.end(body);
      });
    },
    close: () => agent.destroy(),
  };
}
export type Sender = ReturnType<typeof openSender>;
