import type { ServerEvents } from '../../shared/wire/protocol.ts';

/** What a connection hears; `lost` is a socket that closed or could not be opened. */
export type TransportEvents = {
  [Event in Exclude<keyof ServerEvents, 'presence'>]: (
    message: Parameters<ServerEvents[Event]>[0],
  ) => void;
} & { lost: () => void };

/** The socket as the connection needs it: small enough that a test can stand in for it. */
export type Transport = {
  /** Opens it; what was open is dropped first. It tries again by itself until `close`. */
  open(): void;
  close(): void;
  listen(events: TransportEvents): void;
};
