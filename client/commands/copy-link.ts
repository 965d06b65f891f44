/** @returns false where the browser forbids it (no secure context, or a refused permission) */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The address holds the whole view, so copying it shares the view. */
export const copyLink = (): Promise<boolean> => copyText(window.location.href);
