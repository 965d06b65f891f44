import type { Closing } from '../../shared/wire/protocol.ts';
import type { Receiver } from './receiver.ts';

/** Who has not closed by then is dropped: the websocket alone would wait 30 s for an answer. */
const GRACE_MS = 500;

/**
 * Says why, then closes. Bytes that a stuck receiver never took are dropped with its line.
 * @param retryAfterMs when the screen may come again
 */
export const sayGoodbye = (
  { socket, line }: Receiver,
  reason: Closing['reason'],
  retryAfterMs: number,
): void => {
  socket.emit('closing', { reason, retryAfterMs });
  socket.disconnect(true);
  setTimeout(() => line.terminate(), GRACE_MS).unref();
};
