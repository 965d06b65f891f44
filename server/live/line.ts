import type { Socket as EngineSocket, Transport } from 'engine.io';

/** One binary message in the form engine.io's websocket takes, the same object for every receiver. */
export type WireMessage = readonly [
  { type: 'message'; data: Uint8Array; options: { wsPreEncodedFrame: readonly [Buffer] } },
];

/** What the frame ticker and the cutter need of a connection; a test writes its own. */
export type Line = {
  /** Whether all that was sent before has left this process. */
  isWritable(): boolean;
  /** Bytes that wait in this process for a receiver that does not take them. */
  queuedBytes(): number;
  /** Sends one binary message. Only when the line is writable. */
  send(message: WireMessage): void;
  /** Hears every time that all that was sent has left. */
  onDrain(listener: () => void): void;
  /** Drops the connection without a goodbye. */
  terminate(): void;
};

/** The websocket under engine.io's transport; private there, so named here and nowhere else. */
type WebSocketTransport = Omit<Transport, 'send'> & {
  socket: { bufferedAmount: number; terminate(): void };
  send(packets: WireMessage): void;
};
/** engine.io's own queue; private likewise. Text arrives in it as strings. */
type QueueingSocket = { writeBuffer: { data?: string | Uint8Array }[] };

const BINARY_FINAL = 0x82;
const TWO_BYTE_LENGTH = 126;
const EIGHT_BYTE_LENGTH = 127;

/** The head of a server's binary websocket message (RFC 6455 §5.2): not masked, not split. */
const headOf = (length: number): Buffer => {
  if (length < TWO_BYTE_LENGTH) return Buffer.from([BINARY_FINAL, length]);
  if (length < 0x1_0000) {
    const head = Buffer.from([BINARY_FINAL, TWO_BYTE_LENGTH, 0, 0]);
    head.writeUInt16BE(length, 2);
    return head;
  }
  const head = Buffer.alloc(10);
  head[0] = BINARY_FINAL;
  head[1] = EIGHT_BYTE_LENGTH;
  head.writeBigUInt64BE(BigInt(length), 2);
  return head;
};

/**
 * A binary websocket message as it goes over the wire. Made once for all its receivers, head and bytes
 * in one buffer, because the cost of a message is its one write (PERFORMANCE.md (b)).
 */
export const wireMessage = (data: Uint8Array): WireMessage => [
  {
    type: 'message',
    data,
    options: { wsPreEncodedFrame: [Buffer.concat([headOf(data.length), data])] },
  },
];

const lengthOf = ({ data }: { data?: string | Uint8Array }): number => data?.length ?? 0;

/**
 * The line of an engine.io connection that is a websocket from the start (no upgrade ever replaces its
 * transport). A message goes to the transport itself, with the `wsPreEncodedFrame` of socket.io's own
 * adapter: past engine.io's queue, which is empty while the line is writable, and its five events a
 * message, a quarter of the cost. The transport keeps `writable` and the order with text right.
 */
export const lineOf = (connection: EngineSocket): Line => {
  const transport = connection.transport as unknown as WebSocketTransport;
  const queue = connection as unknown as QueueingSocket;
  return {
    isWritable: () => transport.writable && queue.writeBuffer.length === 0,
    queuedBytes: () =>
      queue.writeBuffer.reduce(
        (bytes, packet) => bytes + lengthOf(packet),
        transport.socket.bufferedAmount,
      ),
    send(message) {
      if (connection.readyState === 'open') transport.send(message);
    },
    onDrain: (listener) => transport.on('drain', listener),
    terminate: () => transport.socket.terminate(),
  };
};
