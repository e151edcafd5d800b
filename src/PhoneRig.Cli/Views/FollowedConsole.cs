using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Views;

/// <summary>Shows a console at the reader's pace, which is nobody else's: what came too fast is read again from the journal.</summary>
/// <param name="follower">Reads along.</param>
internal sealed class FollowedConsole(ConsoleFollower follower) : IAnswerView
{
    public void Show(ControlEvent told) => follower.Tell(told);

    public void Dispose() => follower.Dispose();
}
