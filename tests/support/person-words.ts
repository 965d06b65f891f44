/**
 * Words that would begin a record of a resident. The one exception is the account of a user
 * (regulation art. 71; DOMAIN.md §0): arts 27, 28, 29 and 32 are served by nothing.
 */
const PERSON =
  /\b(resident|citizen|person|people|tenant|patient|petitioner|prisoner|drug|victim|passport|id_?card|identity_?card|national_?id|phone|mobile|telephone|gender|sex|birth\w*|ethnic\w*|religion|face|imsi|imei|mac_?address|licence_?plate|license_?plate|plate_?number|home_?address|first_?name|last_?name|surname|organi[sz]er|purpose|opinion)\b/i;

const words = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();

/** Of some names of fields those that tell of a resident, each once. */
export const personal = (names: readonly string[]): string[] =>
  [...new Set(names)].filter(
    (name) =>
      words(name)
        .split('_')
        .some((word) => PERSON.test(word)) || PERSON.test(words(name)),
  );
