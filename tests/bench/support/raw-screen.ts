import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/**
 * A websocket client that is little more than its TCP socket: it counts bytes, and looks into messages
 * only when asked, so that a bench measures the server and not its clients (PERFORMANCE.md, trap 21).
 */
export type RawScreen = {
  socket: Socket;
  /** Bytes received after the handshake of the websocket. */
  received(): number;
  /** From now on every whole message is told, binary or text. */
  listen(onMessage: (payload: Buffer, isBinary: boolean) => void): void;
  /** From now on bytes are counted and nothing else. */
  count(): void;
  /** Stops taking bytes, as a screen does whose network is gone. */
  stall(): void;
  resume(): void;
  close(): void;
};

const END_OF_HEAD = '\r\n\r\n';
const TEXT = 1;
const BINARY = 2;
const OPCODE = 0x0f;

type Head = { opcode: number; start: number; end: number };

/** Where the message at `at` begins and ends; null while its head is not whole. Servers do not mask. */
function headAt(bytes: Buffer, at: number): Head | null {
  if (bytes.length < at + 2) return null;
  const opcode = bytes[at]! & OPCODE;
  const short = bytes[at + 1]!;
  if (short < 126) return { opcode, start: at + 2, end: at + 2 + short };
  const start = at + (short === 126 ? 4 : 10);
  if (bytes.length < start) return null;
  const length = short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
  return { opcode, start, end: start + length };
}

/** Splits what a server sends into messages; what is not whole yet waits. */
function messageSplitter(onMessage: (payload: Buffer, isBinary: boolean) => void) {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk: Buffer): void => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (
      let head = headAt(rest, at);
      head !== null && head.end <= rest.length;
      head = headAt(rest, at)
    ) {
      const { opcode, start, end } = head;
      if (opcode === TEXT || opcode === BINARY) {
        onMessage(rest.subarray(start, end), opcode === BINARY);
      }
      at = end;
    }
    rest = rest.subarray(at);
  };
}

/** A text message of a client: short, whole, masked with zeros, which is allowed and changes nothing. */
const maskedText = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);

const PEER_PATH = '/';
const OUR_PATH = '/live/?EIO=4&transport=websocket';
/** engine.io's "message", socket.io's "connect". */
const CONNECT = '40';

/**
 * Opens one screen on loopback. With `socketIo` it says what socket.io wants to hear.
 * @throws Error when the server does not upgrade
 */
async function openRawScreen(port: number, socketIo: boolean): Promise<RawScreen> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.setNoDelay();
  socket.write(
    `GET ${socketIo ? OUR_PATH : PEER_PATH} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n` +
      `Upgrade: websocket\r\nConnection: Upgrade\r\nOrigin: http://127.0.0.1:${port}\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}${END_OF_HEAD}`,
  );
  const [answer] = (await once(socket, 'data')) as [Buffer];
  if (!answer.toString('latin1').startsWith('HTTP/1.1 101')) {
    throw new Error(`the server did not upgrade: ${answer.toString('latin1').slice(0, 200)}`);
  }
  const headEnd = answer.indexOf(END_OF_HEAD) + END_OF_HEAD.length;
  let received = answer.length - headEnd;
  let split: ((chunk: Buffer) => void) | null = null;
  socket.on('data', (chunk: Buffer) => {
    received += chunk.length;
    split?.(chunk);
  });
  socket.on('error', () => socket.destroy());
  if (socketIo) socket.write(maskedText(CONNECT));
  return {
    socket,
    received: () => received,
    listen(onMessage) {
      split = messageSplitter(onMessage);
    },
    count() {
      split = null;
    },
    stall: () => void socket.pause(),
    resume: () => void socket.resume(),
    close: () => void socket.destroy(),
  };
}

/** Opens many, a few at a time. */
export async function openRawScreens(
  port: number,
  socketIo: boolean,
  count: number,
): Promise<RawScreen[]> {
  const screens: RawScreen[] = [];
  const AT_ONCE = 50;
  while (screens.length < count) {
    const next = Math.min(AT_ONCE, count - screens.length);
    const opening = Array.from({ length: next }, () => openRawScreen(port, socketIo));
    screens.push(...(await Promise.all(opening)));
  }
  return screens;
}
