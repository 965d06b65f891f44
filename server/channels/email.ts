import { createTransport } from 'nodemailer';
import type { Deliver } from './deliver.ts';

const LONGEST_MS = 10_000;

/** Sends a message to a desk's mailbox; the CAP message goes with it as a file. */
export function email(smtp: { url: string; from: string }): Deliver {
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
      await transport.sendMail({ from: smtp.from, to: address, subject, text, attachments });
      return { ok: true };
    } catch (error) {
      const { code } = error as { code?: unknown };
      return {
        ok: false,
        failure: typeof code === 'string' ? `smtp-${code.toLowerCase()}` : 'smtp',
      };
    }
  };
}
