using System.Collections.Immutable;
using System.Globalization;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Campaigns;

/// <summary>What is stuck on a phone that was put into a bin: who it is, how it went, where it goes.</summary>
/// <param name="Phone">What it goes by: its hardware address, where that is known.</param>
/// <param name="Bin">The bin.</param>
/// <param name="Lines">What else there is to say, a line each, the most important first; as it was told, so not yet escaped for any format.</param>
/// <param name="Code">What its QR code says: the phone's own name, SEP and the address, which <c>phonerig campaign scan</c> reads; without an address, what it goes by.</param>
public sealed record PhoneLabel(string Phone, string Bin, ImmutableArray<string> Lines, string Code)
{
    /// <summary>The label of a phone; null where it was put into no bin yet.</summary>
    /// <param name="phone">The phone.</param>
    /// <param name="simulated">Whether it is a simulated one, which its label says.</param>
    /// <param name="zone">Whose time of the day is printed.</param>
    public static PhoneLabel? Of(AccountedPhone phone, bool simulated, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(phone);
        if (phone.Bin is not { } bin)
        {
            return null;
        }

        var at = phone.BinnedAt is { } when ? TimeZoneInfo.ConvertTime(when, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
        string?[] lines =
        [
            phone.Verdict is { } verdict ? $"{FactWords.Describe(verdict)}{(phone.Diagnosis is { } diagnosis ? $": {diagnosis}" : "")}" : null,
            phone.Load is { } load ? $"load {load}" : null,
            (phone.Verdict is Recovery.Verdict.Recovered && bin == Campaigns.Bin.Done) || phone.Why == phone.Diagnosis ? null : phone.Why,
            at,
            phone.Run is { } run ? $"run {run}" : null,
            simulated ? "SIMULATED" : null,
        ];
        var mac = phone.Mac ?? phone.Label;
        return new PhoneLabel(
            phone.Phone,
            CampaignWords.Describe(bin),
            [.. lines.OfType<string>()],
            mac is null ? phone.Phone : $"SEP{mac.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant()}");
    }

    /// <summary>As plain text: the phone, the bin, then the lines.</summary>
    public string Text => string.Concat(Lines.Prepend($"bin {Bin}").Prepend(Phone).Select(line => line + "\n"));
}
