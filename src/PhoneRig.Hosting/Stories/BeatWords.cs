using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Hosting.Stories;

/// <summary>Beats as sentences.</summary>
/// <param name="recorded">The run that they are of.</param>
internal sealed class BeatWords(Recorded recorded)
{
    public Sentence Say(Beat beat) => beat.Say(recorded, beat.Key switch
    {
        BeatKeys.Power => Power(beat),
        BeatKeys.Keys => KeyWords.Of([.. beat.Entries.Select(entry => entry.Fact)], Between(beat.Entries)),
        BeatKeys.Lamps => $"Lamps: {string.Join(", ", beat.Entries.Select(Lamp).Distinct())}.",
        BeatKeys.Dhcp => Dhcp(beat),
        BeatKeys.Archives => Archives(beat),
        BeatKeys.Missing => $"It asked for {Names(beat)}, and was told: {beat.Transfers[0].Reason ?? "no"}.",
        BeatKeys.Untellable => $"{beat.Entries.Count} facts were recorded by a later version of this program, and cannot be told by this one.",
        var key when key.StartsWith(BeatKeys.File, StringComparison.Ordinal) => File(beat),
        var key when key.StartsWith(BeatKeys.Console, StringComparison.Ordinal) => Console(beat),
        _ => Plain(beat),
    });

    private static string Power(Beat beat)
    {
        var off = beat.Entries.FirstOrDefault(entry => entry.Fact is PowerSwitched { On: false });
        var on = beat.Entries.FirstOrDefault(entry => entry.Fact is PowerSwitched { On: true });
        var proof = beat.Entries.Select(entry => entry.Fact).OfType<OffProven>().FirstOrDefault() is { } proven
            ? proven.Started == true ? $" Off was off: no sign of life in {Spans.Words(proven.After)}, and the phone started as its plug was put in."
            : proven.Metered == true ? $" Off was off: nothing flowed behind the relay, and the switch port fed nothing, after {Spans.Words(proven.After)}." : $" Off was off: no sign of life in {Spans.Words(proven.After)}."
            : "";
        return (off, on) switch
        {
            ({ } cut, { } back) when cut.Sequence < back.Sequence => $"The power was cut, and given back after {Spans.Words(back.Uptime - cut.Uptime)}.{proof}",
            ({ }, _) => $"The power was cut.{proof}",
            (_, { }) => $"The power was switched on.{proof}",
            _ => proof.TrimStart(),
        };
    }

    private static string Lamp(Entry entry) => entry.Fact is LampsBegan lamps
        ? $"{lamps.Group} {FactWords.Describe(lamps.Pattern, lamps.Colour)}"
        : FactWords.Describe(entry.Fact);

    private string Dhcp(Beat beat)
    {
        var discovers = beat.Entries.Count(entry => entry.Fact is DhcpAsked { Message: "discover" });
        var asked = beat.Entries.Count(entry => entry.Fact is DhcpAsked);
        var given = beat.Entries.Select(entry => entry.Fact).OfType<DhcpAnswered>().LastOrDefault(answer => answer.Message == "ack")?.Address;
        var often = discovers > 1 ? $" {Spans.Times(discovers)}{Between(beat.Entries)}" : "";
        return (asked, given) switch
        {
            (0, null) => "A DHCP answer was sent.",
            (0, _) => $"It was given the address {given}.",
            (_, null) => $"It asked for an address by DHCP{often}, and took none.",
            _ => $"It asked for an address by DHCP{often}, and was given {given}.",
        };
    }

    private static string Archives(Beat beat)
    {
        var whole = beat.Transfers.Where(transfer => transfer.End == TransferEnd.Whole).ToList();
        var broken = beat.Transfers.Where(transfer => transfer.End != TransferEnd.Whole).ToList();
        var took = beat.Transfers.Max(transfer => transfer.To) - beat.Transfers.Min(transfer => transfer.From);
        var bytes = whole.Sum(transfer => transfer.Bytes);
        var names = whole.Select(transfer => transfer.File).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var fetched = names.Count switch
        {
            0 => "",
            1 => $"It fetched {names[0]} whole{(whole.Count > 1 ? $", {Spans.Times(whole.Count)}" : "")}: {FactWords.Bytes(bytes)} in {Spans.Words(took)}.",
            _ => $"It fetched {names.Count} archives whole, from {names[0]} to {names[^1]}: {FactWords.Bytes(bytes)} in {Spans.Words(took)}.",
        };
        return string.Join(' ', new[] { fetched }.Concat(broken.GroupBy(End).Select(same => Spans.Stop($"{same.First().File} {same.Key}{(same.Count() > 1 ? $", {Spans.Times(same.Count())}" : "")}"))).Where(part => part.Length > 0));
    }

    private static string File(Beat beat)
    {
        var all = beat.Transfers;
        var file = all[0].File;
        var often = all.Count > 1 ? $" {Spans.Times(all.Count)}{Between(all[0].From, all[^1].From)}" : "";
        if (all.All(transfer => transfer.End == TransferEnd.Whole))
        {
            return $"It asked for {file}{often}, and got it whole{(all.Count > 1 ? " each time" : "")} ({FactWords.Bytes(all[^1].Bytes)}).";
        }

        var whole = all.Count(transfer => transfer.End == TransferEnd.Whole);
        var broken = all.Last(transfer => transfer.End != TransferEnd.Whole);
        return Spans.Stop($"It asked for {file}{often}{(whole > 0 ? $", and got it whole {Spans.Times(whole)}" : "")}; {(all.Count - whole > 1 ? $"{Spans.Times(all.Count - whole)} " : "")}it {End(broken)}");
    }

    private static string End(Transfer transfer) => transfer switch
    {
        { End: TransferEnd.BrokeOff, Total: { } total } => $"broke off at {FactWords.Bytes(transfer.Bytes)} of {FactWords.Bytes(total)} ({transfer.Reason})",
        { End: TransferEnd.BrokeOff } => $"broke off ({transfer.Reason})",
        _ => $"has no end in the record, {FactWords.Bytes(transfer.Bytes)} so far",
    };

    private string Console(Beat beat)
    {
        var line = ((ConsoleLine)beat.Entries[0].Fact).Text;
        var often = beat.Entries.Count > 1 ? $", {Spans.Times(beat.Entries.Count)}{Between(beat.Entries)}" : "";
        var begins = beat.Key == BeatKeys.Banner ? "It started, and said" : "Its console said";
        return $"{begins} {Spans.Quoted(beat.Key == BeatKeys.Banner ? line.Trim('=', ' ') : line)}{often}.";
    }

    private string Plain(Beat beat)
    {
        var (text, count) = (FactWords.Describe(beat.Entries[0].Fact), beat.Entries.Count);
        return Spans.Stop($"{char.ToUpperInvariant(text[0])}{text[1..].TrimEnd('.')}{(count > 1 ? $" ({Spans.Times(count)}{Between(beat.Entries)})" : "")}");
    }

    private static string Names(Beat beat)
    {
        const int most = 4; // names in a sentence: more are read by nobody
        var names = beat.Transfers.Select(transfer => transfer.File).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return names.Count <= most ? Spans.And(names) : $"{string.Join(", ", names.Take(most - 1))} and {names.Count - most + 1} other files";
    }

    private string Between(IReadOnlyList<Entry> entries) => Between(recorded.At(entries[0]), recorded.At(entries[^1]));

    private static string Between(TimeSpan from, TimeSpan to) =>
        to - from < TimeSpan.FromSeconds(1) ? "" : $" between {Spans.Moment(from)} and {Spans.Moment(to)}";
}
