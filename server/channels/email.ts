import { createTransport } from 'nodemailer';
import { isLimit, withinLimit } from '../time-limit.ts';
import type { Deliver } from './deliver.ts';

/** Of each silence of the mail server. */
const LONGEST_MS = 10_000;
/** Of all of a mail: less than who has claimed it has (deliver.ts), however slowly its server speaks [D]. */
const LONGEST_SENDING_MS = 30_000;

/**
 * Sends a message to a desk's mailbox; the CAP message goes with it as a file.
 * @param stopping aborted when the server stops: a mail that is under way is waited for no longer
 */
export function email(smtp: { url: string; from: string }, stopping?: AbortSignal): Deliver {
  const transport = createTransport({
    url: smtp.url,
    connectionTimeout: LONGEST_MS,
    greetingTimeout: LONGEST_MS,
    socketTimeout: LONGEST_MS,
    // Neither files nor addresses are read from a message: what is sent is what was given.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ message, address }) => {
    const attachments =
      message.cap === null
        ? []
        : [{ filename: 'cap.xml', content: message.cap, contentType: 'application/cap+xml' }];
    try {
      const { title: subject, text } = message;
      const mail = { from: smtp.from, to: address, subject, text, attachments };
      const limit = { milliseconds: LONGEST_SENDING_MS, stopping };
      await withinLimit(limit, () => transport.sendMail(mail));
      return { ok: true };
    } catch (error) {
      if (isLimit(error)) return { ok: false, failure: 'too-slow' };
      const { code } = error as { code?: unknown };
      return {
        ok: false,
        failure: typeof code === 'string' ? `smtp-${code.toLowerCase()}` : 'smtp',
      };
    }
  };
}
