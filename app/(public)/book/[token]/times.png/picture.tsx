import type { PictureContent } from "@/lib/share/picture-content";

export type PictureProps = PictureContent & { readonly density: number };

/** What the live picture looks like. Drawn by Satori, which knows flexbox and inline styles. */
export function Picture({ title, hint, lines, density }: PictureProps) {
  const px = (pixels: number) => pixels * density;
  return (
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        width: "100%",
        height: "100%",
        padding: px(16),
        backgroundColor: "#ffffff",
        color: "#171b21",
        border: `${density}px solid #dfe3e8`,
        borderRadius: px(12),
      }}
    >
      <div style={{ fontSize: px(18), lineHeight: 1.3, display: "flex" }}>{title}</div>
      <div style={{ fontSize: px(14), lineHeight: 1.4, color: "#565f6a", display: "flex" }}>{hint}</div>
      {lines.map(({ day, times }) => (
        <div
          key={day}
          style={{ display: "flex", flexDirection: "column", marginTop: px(12), height: px(64) }}
        >
          <div style={{ fontSize: px(15), lineHeight: 1.4, display: "flex" }}>{day}</div>
          <div style={{ display: "flex", gap: px(8), marginTop: px(4) }}>
            {times.map((time) => (
              <div
                key={time}
                style={{
                  display: "flex",
                  padding: `${px(5)}px ${px(14)}px`,
                  fontSize: px(16),
                  color: "#ffffff",
                  backgroundColor: "#0b5c8f",
                  borderRadius: px(6),
                }}
              >
                {time}
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
