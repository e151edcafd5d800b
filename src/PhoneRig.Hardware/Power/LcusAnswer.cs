using System.Text;
using System.Text.RegularExpressions;

namespace PhoneRig.Hardware.Power;

/// <summary>
/// What a USB relay board of the LCUS kind answers when it is asked for the state of its coils: lines of text ("CH1: ON"), or a byte for each channel, 1 or 0
/// (makers' and users' descriptions know both). Anything else is no answer.
/// </summary>
internal sealed partial class LcusAnswer
{
    /// <summary>More than sixteen lines of text; what comes beyond is no answer of such a board.</summary>
    private const int Longest = 512;

    private readonly Lock gate = new();
    private readonly List<byte> bytes = [];

    /// <summary>True while nothing has come.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (gate)
            {
                return bytes.Count == 0;
            }
        }
    }

    /// <summary>Takes what has come.</summary>
    public void Take(ReadOnlySpan<byte> more)
    {
        lock (gate)
        {
            bytes.AddRange(more[..Math.Min(more.Length, Longest - bytes.Count)]);
        }
    }

    /// <summary>Whether a channel's coil is energised, from 1; null while that is not known.</summary>
    public bool? Of(int channel)
    {
        lock (gate)
        {
            if (bytes.Count > 0 && bytes.TrueForAll(one => one is 0 or 1))
            {
                return bytes.Count >= channel ? bytes[channel - 1] == 1 : null;
            }

            foreach (Match line in Line.Matches(Encoding.Latin1.GetString([.. bytes])))
            {
                if (line.Groups["channel"].Value == $"{channel}")
                {
                    return line.Groups["state"].Value == "ON";
                }
            }

            return null;
        }
    }

    [GeneratedRegex(@"CH(?<channel>[0-9]{1,2}): ?(?<state>ON|OFF)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Line { get; }
}
