import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { embedSnippet } from "@/components/share/embed-snippet";

const options = {
  baseUrl: "https://time.example.com",
  address: "https://time.example.com/book/intro-call?duration=30",
  theme: "auto",
  text: "Book a time",
  label: "Book a time: Intro call",
  close: "Close",
} as const;

test("the script for other sites stays under 5 kB and needs no inline style, script or eval", () => {
  const script = readFileSync("public/embed.js", "utf8");
  expect(gzipSync(script).length).toBeLessThan(5 * 1024);
  expect(script).not.toMatch(
    /innerHTML|insertAdjacentHTML|\beval\b\(|new Function|cssText|setAttribute\("style"/,
  );
  expect(script).not.toMatch(/postMessage\([^)]*"\*"/);
});

test("each way of embedding has its code, which is a link where no script runs", () => {
  expect(embedSnippet({ ...options, kind: "inline" })).toBe(
    '<div data-openhour="https://time.example.com/book/intro-call?duration=30" data-label="Book a time: Intro call">' +
      '<a href="https://time.example.com/book/intro-call?duration=30">Book a time</a></div>\n' +
      '<script src="https://time.example.com/embed.js" async></script>',
  );
  for (const kind of ["popup", "float"] as const) {
    const snippet = embedSnippet({ ...options, kind, theme: "dark" });
    expect(snippet).toContain(`data-mode="${kind}" data-theme="dark"`);
    expect(snippet).toContain('href="https://time.example.com/book/intro-call?duration=30"');
  }
});

test("what an owner types cannot break out of the code", () => {
  const text = `"><script>alert(1)</script>`;
  for (const kind of ["inline", "popup", "float"] as const) {
    const snippet = embedSnippet({ ...options, kind, text, label: text });
    expect(snippet.match(/<script/g)).toHaveLength(1);
    expect(snippet).not.toContain('"><script>alert');
  }
});
