/** The view with the box: what it says of a problem, and how long. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { JSDOM } from 'jsdom';
import { startView } from '../src/page/start.js';
import { page } from '../src/page/wording.js';

const { window } = new JSDOM('<!doctype html><body>', { url: 'https://page.example/' });
globalThis.document = window.document;
globalThis.location = window.location;
globalThis.Node = window.Node;
window.document.execCommand = () => false;
window.Element.prototype.scrollIntoView = () => {};

let view, asked;
beforeEach(() => {
  asked = [];
  view = startView({
    explain: (source) => asked.push(source),
    visits: { list: () => [], kept: () => false },
  });
  window.document.body.replaceChildren(view.element);
});
const one = (selector) => view.element.querySelector(selector);
const button = () => one('.primary').textContent;
const isShown = () => !one('.problem').hidden;
function type(text) {
  one('#box').value = text;
  one('#box').dispatchEvent(new window.Event('input'));
}

test('an empty box: once there is a text, the problem is gone and the button says what it does', () => {
  assert.equal(button(), page.go);
  view.fail({ code: 'E-EMPTY' });
  assert.deepEqual([button(), isShown()], [page.again, true]);
  type('  ');
  assert.ok(isShown(), 'white space is no text');
  type('Arden denied it.');
  assert.deepEqual([button(), isShown()], [page.go, false]);
  one('.primary').click();
  assert.deepEqual(asked, [{ paste: 'Arden denied it.' }]);
});

test('a text that failed is tried again; another is explained, and what was wrong with the one before can still be read', () => {
  type('Arden denied it.');
  view.fail({ code: 'E-TIME' });
  assert.deepEqual([button(), isShown()], [page.again, true]);
  type('Arden denied.');
  assert.deepEqual([button(), isShown()], [page.go, true]);
  assert.match(one('.problem').textContent, /took too long/);
  view.fail({ code: 'E-TIME' });
  assert.equal(button(), page.again);
  view.calm();
  assert.deepEqual([button(), isShown()], [page.go, false]);
});

test('a sample that failed is tried again, until something else stands in the box', () => {
  let again = 0;
  view.fail({ code: 'E-LOAD' }, () => again++);
  one('.primary').click();
  assert.deepEqual([again, asked.length], [1, 0]);
  type('Arden denied it.');
  assert.ok(isShown(), 'what did not arrive is not there yet');
  one('.primary').click();
  assert.deepEqual([again, asked.length], [1, 1]);
});
