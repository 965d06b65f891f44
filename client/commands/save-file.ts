/** The address of a file in memory is given back after this, when the browser has taken it. */
const TAKEN_AFTER_MS = 10_000;

/** Hands a text to the browser as a file to be saved. */
export const saveFile = (name: string, type: string, text: string): void =>
  saveBlob(name, new Blob([text], { type }));

/** The same with bytes that came from the server. */
export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), TAKEN_AFTER_MS);
}
