import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldMarks, searchByText, textIn, wordingsOf } from './text.ts';

test('a text without the wanted language is shown in Vietnamese', () => {
  assert.equal(textIn({ vi: 'Quầy', en: 'Counter' }, 'en'), 'Counter');
  assert.equal(textIn({ vi: 'Quầy' }, 'en'), 'Quầy');
});

test('marks and case do not matter in a search, nor does the order of words', () => {
  const names = ['Giao đất, cho thuê đất', 'Cấp giấy phép môi trường', 'ĐẤT ĐAI'];

  assert.equal(foldMarks('Đường Ưu Việt'), 'duong uu viet');
  assert.deepEqual(
    searchByText(names, 'dat', (name) => name),
    [names[0], names[2]],
  );
  assert.deepEqual(
    searchByText(names, 'truong GIAY', (name) => name),
    [names[1]],
  );
  assert.deepEqual(
    searchByText(names, '  ', (name) => name),
    names,
  );
});

test('a foreign reader gets their language, else the Vietnamese text with English beneath', () => {
  const text = { vi: 'Quầy', en: 'Counter', ko: '창구' };

  assert.deepEqual(wordingsOf(text, 'ko'), [{ language: 'ko', text: '창구' }]);
  assert.deepEqual(wordingsOf(text, 'ja'), [
    { language: 'vi', text: 'Quầy' },
    { language: 'en', text: 'Counter' },
  ]);
  assert.deepEqual(wordingsOf({ vi: 'VNPT', en: 'VNPT' }, 'zh'), [
    { language: 'vi', text: 'VNPT' },
  ]);
  assert.deepEqual(wordingsOf(text, 'vi'), [{ language: 'vi', text: 'Quầy' }]);
});
