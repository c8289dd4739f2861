import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORM_LANGUAGES, isFormLanguage, loadMessages, messagesIn } from './form.ts';

/** Every message by its path; functions by what they make of two numbers. */
function textsOf(messages: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(messages).flatMap(([name, value]) => {
    const here = `${path}/${name}`;

    if (typeof value === 'object' && value !== null) {
      return textsOf(value as object, here);
    }
    const text = typeof value === 'function' ? (value as (...of: number[]) => string)(7, 9) : value;
    return [[here, String(text)] as const];
  });
}

const HANGUL = /\p{Script=Hangul}/u;
const KANA_OR_HAN = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

const languages = Object.keys(FORM_LANGUAGES).filter(isFormLanguage);

await Promise.all(languages.map(loadMessages));

const SCRIPTS = { ko: HANGUL, ja: KANA_OR_HAN, zh: /\p{Script=Han}/u };

for (const [language, script] of Object.entries(SCRIPTS)) {
  test(`every message is written in the script of ${language}`, () => {
    const messages = messagesIn(language as keyof typeof SCRIPTS);
    const foreign = textsOf(messages).filter(([, text]) => !script.test(text));

    assert.deepEqual(foreign, []);
  });
}

test('numbers stay in the message in every language', () => {
  for (const language of languages) {
    const { pageOf, answered, charactersLeft, charactersOver } = messagesIn(language);

    assert.match(pageOf(7, 9), /7.*9|9.*7/, language);
    assert.match(answered(7, 9), /7.*9|9.*7/, language);
    assert.match(charactersLeft(7) + charactersOver(9), /7.*9/, language);
  }
});

test('Korean is polite throughout: sentences end formally', () => {
  const casual = textsOf(messagesIn('ko')).filter(([, text]) =>
    /(해요|세요|어요|한다|하라)[.?!]/.test(text),
  );

  assert.deepEqual(casual, []);
});

test('Chinese is written in simplified characters', () => {
  const traditional = /[們這個時對說請選擇關於語調問題為無網頁務樣應將開會]/u;
  const found = textsOf(messagesIn('zh')).filter(([, text]) => traditional.test(text));

  assert.deepEqual(found, []);
});

test('only the languages of the form are taken from a link', () => {
  assert.equal(isFormLanguage('ko'), true);
  assert.equal(isFormLanguage('fr'), false);
  assert.equal(isFormLanguage('toString'), false);
  assert.equal(isFormLanguage(null), false);
});
