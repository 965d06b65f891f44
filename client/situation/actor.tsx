import { useText } from '../i18n/use-text.ts';
import { actorName } from './sentence.ts';
import { useNames } from './use-names.ts';

/** Who did it, by name: never the id of an account where its name is known. */
export function Actor({ id }: { id: string }) {
  const text = useText();
  const names = useNames();
  return actorName(id, text, names);
}
