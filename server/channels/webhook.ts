import { createHmac } from 'node:crypto';
import type { Outbound } from '../outbound/outbound.ts';
import type { Deliver } from './deliver.ts';
import type { Outgoing } from './repository.ts';

/** What the signature covers: the moment, so that an old message cannot be sent again, and the body. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

/**
 * Posts a message as JSON. The receiver checks `jingwei-signature` = `sha256=HMAC-SHA256(secret,
 * timestamp + "." + body)` and the age of `jingwei-timestamp` (epoch seconds), and drops a `jingwei-delivery` it has
 * seen, for a delivery may come twice, and one that is lower than another it had of the same `subject`.
 */
export const webhook =
  (outbound: Outbound): Deliver =>
  async ({ id, subject, message, address, secret }: Outgoing, now) => {
    const timestamp = String(Math.floor(now / 1_000));
    const body = JSON.stringify({ delivery: id, subject, ...message });
    const answer = await outbound(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        'jingwei-delivery': String(id),
        'jingwei-timestamp': timestamp,
        'jingwei-signature': signatureOf(secret ?? '', timestamp, body),
      },
      body,
    });
    if (answer.ok) return { ok: true };
    const { failure, status } = answer;
    return { ok: false, failure: status === undefined ? failure : `${failure}-${status}` };
  };
