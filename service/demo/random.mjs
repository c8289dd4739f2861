// SPDX-License-Identifier: Apache-2.0
/** A seeded generator (mulberry32) and what is drawn with it: the same bytes from the same seed. */
export function drawFrom(seed) {
  let state = seed;
  const random = () => {
    let t = (state = (state + 0x6d2b79f5) | 0);
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const pick = (weighted) => { // [[value, weight], …]
    let left = random() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
    return weighted.find(([, weight]) => (left -= weight) < 0)[0];
  };
  const hex = (digits) => Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join("");
  const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-${"89ab"[Math.floor(random() * 4)]}${hex(3)}-${hex(12)}`;
  return { random, normal, pick, uuid };
}
