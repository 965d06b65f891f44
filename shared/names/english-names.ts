/** Chinese names and parts of names with their English. Names of areas are whole; kinds of things are parts. */
export type NameTable = Readonly<Record<string, string>>;

const HAN = /\p{Script=Han}/u;
/** What no table needs to hold: letters, digits and signs of a name stay as they are. */
const PLAIN = /^[\w.+-]+/;
const SIGNS: Readonly<Record<string, string>> = { '（': ' (', '）': ') ', '·': ' · ', ' ': ' ' };
/** 第3网格 stands the other way round in English: grid 3. */
const NUMBERED = /第(\d+)网格/g;

/** The entries by their first character, the longest first. */
function byFirstCharacter(table: NameTable): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const entry of Object.keys(table)) {
    const group = groups.get(entry[0]!);
    if (group) group.push(entry);
    else groups.set(entry[0]!, [entry]);
  }
  for (const group of groups.values()) group.sort((one, other) => other.length - one.length);
  return groups;
}

/**
 * Puts names into English part by part, each time the longest that the table holds: what a generated name
 * is made of is known, so nothing is guessed.
 * @returns a function from a name to its English; a name with an unknown part stays as it is
 */
export function createEnglishNames(table: NameTable): (name: string) => string {
  const entries = byFirstCharacter(table);
  const partAt = (name: string, at: number): [part: string, english: string] | null => {
    const plain = PLAIN.exec(name.slice(at));
    if (plain) return [plain[0], ` ${plain[0]} `];
    const sign = SIGNS[name[at]!];
    if (sign !== undefined) return [name[at]!, sign];
    const entry = entries.get(name[at]!)?.find((known) => name.startsWith(known, at));
    return entry === undefined ? null : [entry, ` ${table[entry]} `];
  };
  return (name) => {
    if (!HAN.test(name)) return name;
    const ordered = name.replace(NUMBERED, '网格$1');
    let english = '';
    for (let at = 0; at < ordered.length; ) {
      const found = partAt(ordered, at);
      if (found === null) return name;
      english += found[1];
      at += found[0].length;
    }
    return english.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/ \)/g, ')').trim();
  };
}
