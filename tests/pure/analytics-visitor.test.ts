import { expect, test } from "vitest";
import { type PageRequest, visitorBehind } from "@/lib/analytics/visitor";

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const seen = (headers: PageRequest["headers"]) =>
  visitorBehind({ method: "GET", address: "192.0.2.7", headers: { "user-agent": firefox, ...headers } }, [
    "book.example.org",
  ]);

test.each([
  ["Googlebot", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"],
  ["Slack", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"],
  ["Slack's pictures", "Slack-ImgProxy (+https://api.slack.com/robots)"],
  ["WhatsApp", "WhatsApp/2.23.20.0"],
  [
    "Teams",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
  ],
  ["Discord", "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)"],
  ["Telegram", "TelegramBot (like TwitterBot)"],
  ["iMessage", "Mozilla/5.0 (Macintosh) Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0"],
  [
    "Gmail's pictures",
    "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
  ],
  ["Outlook", "Mozilla/4.0 (compatible; ms-office; MSOffice 16)"],
  ["Outlook on a desk", "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.12026; Pro)"],
  ["Outlook on a phone", "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) Outlook-iOS/2.0"],
  ["SafeLinks", "Microsoft-Outlook-SafeLinks/1.0"],
  [
    "Bing's preview",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; BingPreview/1.0b) Safari/537.36",
  ],
  ["a browser without a person", "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0.0.0 Safari/537.36"],
  ["curl", "curl/8.5.0"],
  ["a program that gives no name", ""],
])("%s is no visitor", (_, userAgent) => {
  expect(seen({ "user-agent": userAgent })).toBeUndefined();
});

test.each([
  ["Firefox", firefox],
  ["Chrome", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36"],
  [
    "an iPhone",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1",
  ],
  [
    "a phone by Cubot",
    "Mozilla/5.0 (Linux; Android 14; Cubot X30) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
  ],
  [
    "a person inside Facebook",
    "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 [FBAN/FBIOS;FBAV/440]",
  ],
  [
    "a person inside Teams",
    "Mozilla/5.0 (Windows NT 10.0) Teams/1.5.00.4689 Chrome/85 Electron/10 Safari/537.36",
  ],
])("%s is a visitor", (_, userAgent) => {
  expect(seen({ "user-agent": userAgent })).toMatchObject({ userAgent, address: "192.0.2.7" });
});

test.each([
  ["sec-purpose", "prefetch"],
  ["sec-purpose", "prefetch;prerender"],
  ["purpose", "prefetch"],
  ["x-purpose", "preview"],
  ["x-moz", "prefetch"],
  ["next-router-prefetch", "1"],
])("a page fetched ahead, as %s: %s says, is not looked at", (name, value) => {
  expect(seen({ [name]: value })).toBeUndefined();
});

test.each([
  [undefined, null],
  ["", null],
  ["https://www.News.example/story?id=7", "news.example"],
  ["http://news.example:8080/", "news.example"],
  ["https://münchen.example/", "xn--mnchen-3ya.example"],
  ["android-app://com.google.android.gm/", null],
  ["about:client", null],
  ["no address", null],
  ["https://book.example.org/book/intro-call", undefined],
  ["https://www.book.example.org/", undefined],
  ["http://10.0.0.5:3000/book/intro-call", undefined],
])("from %s the referrer is %s", (referer, referrer) => {
  expect(seen({ referer, host: "10.0.0.5:3000" })).toMatchObject({ referrer });
});
