import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CRITERIA } from './generate.ts';
import { csvOf } from './load.ts';
import { repeated } from './clock.ts';
import type { Times } from './clock.ts';
import { columnSql, crosstabSql } from './plain_sql.ts';
import { duckdbFolder, scratchFile } from './setting.ts';

interface Connection {
  readonly runAndReadAll: (sql: string) => Promise<unknown>;
  readonly closeSync: () => void;
}

/** DuckDB on a file of its own, warm: shares of all criteria by unit, and a crosstab. */
export async function duckdb(size: number): Promise<{ shares: Times; crosstab: Times }> {
  const require = createRequire(join(duckdbFolder, 'package.json'));
  const { DuckDBInstance } = require('@duckdb/node-api');
  const instance = await DuckDBInstance.create(scratchFile(`${size}.duckdb`));
  const connection: Connection = await instance.connect();
  const columns = Array.from({ length: CRITERIA }, (_, item) => `'i${item}': 'UTINYINT'`);

  await connection.runAndReadAll(
    `CREATE TABLE r AS SELECT * FROM read_csv('${csvOf(size)}', header = false, ` +
      `columns = {'unit': 'VARCHAR', ${columns.join(', ')}})`,
  );
  await connection.runAndReadAll('CHECKPOINT');
  await connection.runAndReadAll(columnSql('r'));
  const shares = await repeated(5, () => connection.runAndReadAll(columnSql('r')));
  const crosstab = await repeated(5, () => connection.runAndReadAll(crosstabSql('r')));

  connection.closeSync();
  instance.closeSync();
  return { shares, crosstab };
}
