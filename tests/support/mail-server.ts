import { createServer, type Server, type Socket } from 'node:net';

const END = '\r\n.\r\n';

/** What a mail server says to each line that is not part of a mail. */
const replyTo = (line: string): string => {
  if (/^DATA/i.test(line)) return '354 go on';
  return /^QUIT/i.test(line) ? '221 bye' : '250 ok';
};

function serve(socket: Socket, taken: (mail: string) => void): void {
  let mail: string | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const command = (line: string) => {
    if (/^DATA/i.test(line)) mail = '';
    say(replyTo(line));
  };
  say('220 stand-in');
  socket.on('data', (bytes) => {
    if (mail === null) return bytes.toString().split('\r\n').filter(Boolean).forEach(command);
    mail += bytes.toString();
    if (!mail.endsWith(END)) return;
    taken(mail);
    mail = null;
    say('250 taken');
  });
}

/** As much of SMTP as a client needs to hand over a mail. @param mails where they are put, whole */
export const mailServer = (mails: string[]): Server =>
  createServer((socket) => serve(socket, (mail) => mails.push(mail)));
