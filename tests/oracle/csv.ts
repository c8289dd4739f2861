/** The records of a small CSV file (RFC 4180), by the names of its header. */
export type Record_ = Readonly<Record<string, string>>;

function fieldsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

export function recordsOf(text: string): readonly Record_[] {
  const [header = [], ...rows] = text.trimEnd().split(/\r?\n/).map(fieldsOf);

  return rows.map((row) =>
    Object.fromEntries(header.map((name, place) => [name, row[place] ?? ''])),
  );
}
