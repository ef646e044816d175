export type CardProps = {
  readonly title: string;
  readonly lines: readonly string[];
  /** What to do with the link: "Book a time". */
  readonly invitation: string;
};

/** What a link looks like where it is posted. Drawn by Satori, which knows flexbox and inline styles. */
export const Card = ({ title, lines, invitation }: CardProps) => (
  <div
    style={{
      display: "flex",
      flexDirection: "column",
      justifyContent: "space-between",
      width: "100%",
      height: "100%",
      padding: 80,
      backgroundColor: "#ffffff",
      color: "#171b21",
      borderBottom: "16px solid #0b5c8f",
    }}
  >
    <div style={{ display: "flex", flexDirection: "column" }}>
      <div style={{ display: "block", fontSize: title.length > 50 ? 60 : 80, lineHeight: 1.2, lineClamp: 3 }}>
        {title}
      </div>
      {lines.map((line) => (
        <div
          key={line}
          style={{ display: "block", marginTop: 24, fontSize: 40, color: "#565f6a", lineClamp: 1 }}
        >
          {line}
        </div>
      ))}
    </div>
    <div style={{ display: "flex", alignItems: "center", justifyContent: "space-between", fontSize: 36 }}>
      <div
        style={{
          display: "flex",
          padding: "20px 40px",
          color: "#ffffff",
          backgroundColor: "#0b5c8f",
          borderRadius: 12,
        }}
      >
        {invitation}
      </div>
      <div style={{ display: "flex", color: "#565f6a" }}>Openhour</div>
    </div>
  </div>
);
