using System.CommandLine;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>--capture</c>, for verbs that own a rig.</summary>
internal sealed class CaptureOption
{
    private readonly Option<bool> capture = new("--capture") { Description = "Keep the segment's DHCP and TFTP datagrams in the rig's state folder, as keep: { capture: true } in the rig file does" };

    /// <summary>Gives it to a verb.</summary>
    /// <returns>The verb.</returns>
    public Command On(Command verb)
    {
        verb.Options.Add(capture);
        return verb;
    }

    /// <summary>Takes what was said; null where nothing is kept anyway, and <paramref name="misuse"/> says so.</summary>
    public RigCall? Take(ParseResult parse, RigCall? call, ref string? misuse)
    {
        if (call is null || !parse.GetValue(capture))
        {
            return call;
        }

        if (call.Opening.Computation)
        {
            misuse = "--speed max is a computation that keeps nothing: give a number, or leave --capture out";
            return null;
        }

        return call with { Opening = call.Opening with { Capture = true }, Overruled = $"{call.Overruled}; its own keep: capture counts" };
    }
}
