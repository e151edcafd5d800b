namespace PhoneRig.Core.Tests.Configuration;

/// <summary>The arithmetic of the recover playbook's blind attempts, from the phone's own numbers.</summary>
public sealed class BlindAttemptTests
{
    [Test]
    public void Whenever_the_walk_starts_one_of_the_blind_attempts_types_inside_the_code_window()
    {
        var phone = Repository.Shipped.Phone("cisco-7970").Value!;
        var procedure = Repository.Shipped.Procedure("factory-reset").Value!;
        var waits = Repository.Shipped.Playbook("recover").Value!.Attempts
            .Select(a => a.Blind ?? procedure.Steps.First(s => s.Blind is not null).Blind!.Value)
            .ToList();
        var typing = (phone.Timings["press"].Longest + phone.Timings["gap"].Longest) * phone.Codes["factory-reset"].Length;
        var sample = phone.Timings["sample-after-walk"].Longest;
        var window = phone.Timings["code-window"].Shortest;

        var start = phone.Timings["power-on-to-walk"];
        for (var walk = start.Shortest; walk <= start.Longest; walk += TimeSpan.FromMilliseconds(100))
        {
            Assert.That(
                waits.Exists(wait => walk + sample <= wait && wait + typing <= walk + window),
                Is.True,
                $"a walk that starts {walk.TotalSeconds} s after power-on is missed");
        }
    }
}
